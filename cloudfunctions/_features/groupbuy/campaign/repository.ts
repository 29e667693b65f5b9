import type { Campaign } from '#shared/groupbuy/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument } from '../../../_kit/documents';

const collection = 'groupbuy_campaigns';

/** The most that one query gives: a campaign a day, changed once, lasts for more than a year. */
const versionsRead = 1000;

/** A version as stored: by which request it was published is kept with it. */
export type PublishedCampaign = Campaign & { readonly requestId: string };

/** Every campaign in its newest version. One read when cold, none while the process cache is fresh. */
export async function listCampaigns(call: Call): Promise<readonly Campaign[]> {
  return call.cache.get('groupbuy-campaigns', call.nowMs, async () => {
    const { data } = (await call.database
      .collection(collection)
      .orderBy('publishedAtMs', 'desc')
      .limit(versionsRead)
      .get()) as { data: PublishedCampaign[] };
    const newest = new Map<string, Campaign>();
    for (const one of data) {
      const known = newest.get(one.campaignId);
      if (!known || known.version < one.version) newest.set(one.campaignId, one);
    }
    return [...newest.values()];
  });
}

export async function findCampaign(call: Call, campaignId: string): Promise<Campaign | null> {
  const all = await listCampaigns(call);
  return all.find((campaign) => campaign.campaignId === campaignId) ?? null;
}

/** The newest version, past every cache; null for a new campaign. */
export async function findLatest(call: Call, campaignId: string): Promise<Campaign | null> {
  const { data } = (await call.database
    .collection(collection)
    .where({ campaignId })
    .orderBy('version', 'desc')
    .limit(1)
    .get()) as { data: PublishedCampaign[] };
  return data[0] ?? null;
}

export function findVersion(
  call: Call,
  campaignId: string,
  version: number,
): Promise<PublishedCampaign | null> {
  return findDocument<PublishedCampaign>(call.database, collection, versionId(campaignId, version));
}

/** Adds a version under its own number. Gives `exists` when another publisher was first. */
export function appendVersion(
  call: Call,
  campaign: PublishedCampaign,
): Promise<'added' | 'exists'> {
  const _id = versionId(campaign.campaignId, campaign.version);
  return addDocument(call.database, collection, { _id, ...campaign });
}

function versionId(campaignId: string, version: number): string {
  return `${campaignId}:v${String(version)}`;
}
