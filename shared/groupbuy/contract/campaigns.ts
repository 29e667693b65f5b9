import * as v from 'valibot';
import type { Action } from '../../action';
import type { Fen, Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { CampaignItem } from '../model';

/** A team or a campaign. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w:.-]{1,160}$/));

/** Somebody in a team, as others see them: never a name, never an id. */
export interface TeamPerson {
  /** The first character of the nickname; `''` for who has none. */
  readonly initial: string;
  /** `seal:<name>`, a picture's file id, or `''`. */
  readonly avatar: string;
}

/** A campaign on the list. */
export interface CampaignSummary {
  readonly campaignId: string;
  /** Send it back with `openTeam`: a price that changed meanwhile is then told, not charged. */
  readonly version: number;
  readonly item: CampaignItem;
  readonly alonePriceFen: Fen;
  readonly teamPriceFen: Fen;
  /** Points besides the money, for one piece; 0 for none. */
  readonly teamPricePoints: Points;
  /** What one piece costs less in a team. */
  readonly savingFen: Fen;
  /** Given to every buyer when the team succeeds; 0 for none. */
  readonly bonusPoints: Points;
  readonly teamSize: number;
  readonly teamHours: number;
  readonly opensAtMs: number;
  /** Null for no end. */
  readonly closesAtMs: number | null;
  readonly status: 'coming' | 'running' | 'ended';
}

/** A team that somebody has paid in and that still has room; the soonest to end first. */
export interface OpenTeam {
  readonly teamId: string;
  readonly seatsLeft: number;
  /** Seats of those still to pay are taken too; `seatsLeft` counts neither them nor the paid ones. */
  readonly teamSize: number;
  readonly deadlineMs: number;
  /** Who has paid, the leader first. */
  readonly people: readonly TeamPerson[];
}

/**
 * `groupbuy.listCampaigns`: what runs and what is coming, the soonest to end first, then what ended in
 * the last week. `nowMs` is the shop's clock: count down from it, not from the phone's.
 */
export const listCampaignsRequest = v.strictObject({});

export interface ListCampaignsReply {
  readonly campaigns: readonly CampaignSummary[];
  readonly nowMs: number;
}

/** `groupbuy.getCampaign`: one campaign, the teams to join, and where the caller stands. */
export const getCampaignRequest = v.strictObject({ campaignId: idSchema });

export interface GetCampaignReply extends CampaignSummary {
  readonly delivery:
    | {
        readonly kind: 'pickup';
        /** Null for every store. */
        readonly storeIds: readonly string[] | null;
        readonly collectDays: number;
      }
    | { readonly kind: 'ship' };
  readonly maxPerOrder: number;
  /** Pieces the caller may still buy; null for no limit. */
  readonly quantityLeft: number | null;
  /** Pieces that new teams can still set aside; null for no limit. */
  readonly stockLeft: number | null;
  readonly leaderMayLeave: boolean;
  /** From so many paid seats on the shop may complete a short team; null for never. */
  readonly shopCompletesFrom: number | null;
  /** At most 20. */
  readonly openTeams: readonly OpenTeam[];
  /** The caller's own open seat: no other may be taken in this campaign. */
  readonly mine: { readonly teamId: string; readonly orderId: string } | null;
  readonly nowMs: number;
}

export type GetCampaignRefusal = Refusal<'groupbuy.campaign_not_found'>;

export interface CampaignActions {
  'groupbuy.listCampaigns': Action<'member', typeof listCampaignsRequest, ListCampaignsReply>;
  'groupbuy.getCampaign': Action<
    'member',
    typeof getCampaignRequest,
    GetCampaignReply,
    GetCampaignRefusal
  >;
}
