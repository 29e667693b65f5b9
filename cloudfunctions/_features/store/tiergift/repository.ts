import type { GivenTier } from '#shared/store/tiergift/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, withoutId } from '../../../_kit/documents';
import { listMovedInto } from '../moving/repository';

const collection = 'tier_gifts';

export function addGivenTier(call: Call, gift: GivenTier): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: gift.giftId, ...gift });
}

export async function findGivenTier(call: Call, giftId: string): Promise<GivenTier | null> {
  const stored = await findDocument<GivenTier>(call.database, collection, giftId);
  return stored && withoutId(stored);
}

/** Marks a tier as with the member, once. */
export async function markAsGiven(call: Call, { giftId }: GivenTier): Promise<void> {
  await isUpdated(
    call.database
      .collection(collection)
      .where({ _id: giftId, state: 'giving' })
      .update({ state: 'given', movedAtMs: call.nowMs }),
  );
}

/** Tiers that have been on their way since an instant, the longest first. */
export function listGivingSince(call: Call, atMs: number, limit: number): Promise<GivenTier[]> {
  const movedAtMs = call.database.command.lte(atMs);
  return listMovedInto<GivenTier>(call, collection, { state: 'giving', movedAtMs }, limit);
}
