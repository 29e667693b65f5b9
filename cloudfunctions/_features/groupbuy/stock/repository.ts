import type { Campaign } from '#shared/groupbuy/model';
import { piecesOfTeam } from '#shared/groupbuy/terms';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated } from '../../../_kit/documents';

const collection = 'groupbuy_stocks';

/**
 * The pieces of a campaign with a limit: `added = left + set aside + sold`. A team sets aside enough for
 * all its seats when it opens, and gives back what it did not sell when it ends.
 */
export interface CampaignStock {
  readonly campaignId: string;
  /** The version whose number of pieces it holds. */
  readonly version: number;
  readonly added: number;
  readonly left: number;
  readonly sold: number;
  readonly setAside: readonly { readonly teamId: string; readonly pieces: number }[];
}

export function findStock(call: Call, campaignId: string): Promise<CampaignStock | null> {
  return findDocument<CampaignStock>(call.database, collection, campaignId);
}

/**
 * Gives a campaign the number of pieces that its newest version names, whatever is sold of it. Gives
 * false, and changes nothing, when more are sold or set aside already. Safe to repeat.
 */
export async function stockUp(
  call: Call,
  { campaignId, version, terms }: Campaign,
): Promise<boolean> {
  if (terms.stock === null) return true;
  const added = terms.stock;
  const first = { campaignId, version, added, left: added, sold: 0, setAside: [] };
  const _id = campaignId;
  if ((await addDocument(call.database, collection, { _id, ...first })) === 'added') return true;
  const standing = await findStock(call, campaignId);
  if (!standing || standing.version >= version) return true;
  const { command } = call.database;
  const more = added - standing.added;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id, version: standing.version, left: command.gte(-more) })
      .update({ version, added, left: command.inc(more) }),
  );
}

/** Whether a team could be opened now; setting its pieces aside decides. */
export async function hasStock(call: Call, campaign: Campaign, teamId: string): Promise<boolean> {
  if (campaign.terms.stock === null) return true;
  const stock = await findStock(call, campaign.campaignId);
  if (!stock) return false;
  const isAside = stock.setAside.some((one) => one.teamId === teamId);
  return isAside || stock.left >= piecesOfTeam(campaign.terms);
}

/** Sets a new team's pieces aside, once, by one conditional update. Gives false when too few are left. */
export async function setAside(call: Call, campaign: Campaign, teamId: string): Promise<boolean> {
  const { command } = call.database;
  const pieces = piecesOfTeam(campaign.terms);
  const { updated } = (await call.database
    .collection(collection)
    .where({
      _id: campaign.campaignId,
      left: command.gte(pieces),
      'setAside.teamId': command.neq(teamId),
    })
    .update({
      left: command.inc(-pieces),
      setAside: command.push([{ teamId, pieces }]),
    })) as { updated?: number };
  if (updated === 1) return true;
  const standing = await findStock(call, campaign.campaignId);
  return standing?.setAside.some((one) => one.teamId === teamId) ?? false;
}

/** Ends what a team has set aside, once: so many pieces are sold, the others are free again. */
export async function settleAside(
  call: Call,
  campaignId: string,
  team: { readonly teamId: string; readonly pieces: number },
  soldPieces: number,
): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({ _id: campaignId, 'setAside.teamId': team.teamId })
    .update({
      left: command.inc(team.pieces - soldPieces),
      sold: command.inc(soldPieces),
      setAside: command.pull({ teamId: team.teamId }),
    });
}

/** Gives back all that is set aside for a team; nothing where nothing is. */
export async function dropAside(call: Call, campaignId: string, teamId: string): Promise<void> {
  const stock = await findStock(call, campaignId);
  const aside = stock?.setAside.find((one) => one.teamId === teamId);
  if (aside) await settleAside(call, campaignId, aside, 0);
}
