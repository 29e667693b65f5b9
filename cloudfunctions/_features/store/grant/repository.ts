import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { Grant, GrantState } from '#shared/store/grant/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, withoutId } from '../../../_kit/documents';
import { listMovedInto, listWaiting, moveOn } from '../moving/repository';

const collection = 'grants';

/** What a member is called, to show to who gives the second word; null for none on record. */
export async function findNickname(call: Call, memberId: MemberId): Promise<string | null> {
  const member = await findDocument<Pick<Member, 'profile'>>(call.database, 'members', memberId);
  return member?.profile.nickname ?? null;
}

export function addGrant(call: Call, grant: Grant): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: grant.grantId, ...grant });
}

export async function findGrant(call: Call, grantId: string): Promise<Grant | null> {
  const stored = await findDocument<Grant>(call.database, collection, grantId);
  return stored && withoutId(stored);
}

/** Moves a gift on if it still stands as it was read. Gives false, and writes nothing, otherwise. */
export function moveGrant(
  call: Call,
  grantId: string,
  from: GrantState,
  to: Pick<Grant, 'state'> & Partial<Grant>,
): Promise<boolean> {
  return moveOn<Grant>(call, collection, { _id: grantId, state: from }, to);
}

/** What waits for a second word in a store and still may have it, the oldest first. */
export function listWaitingGrants(call: Call, storeId: string): Promise<Grant[]> {
  return listWaiting<Grant>(call, collection, storeId);
}

/** Gifts that have been on their way somewhere since an instant, the longest first. */
export function listGrantsStuckSince(
  call: Call,
  state: GrantState,
  atMs: number,
  limit: number,
): Promise<Grant[]> {
  const movedAtMs = call.database.command.lte(atMs);
  return listMovedInto<Grant>(call, collection, { state, movedAtMs }, limit);
}

/** Gifts that came into a state since an instant, the oldest first. */
export function listGrantsMovedSince(
  call: Call,
  state: GrantState,
  atMs: number,
  limit: number,
): Promise<Grant[]> {
  const movedAtMs = call.database.command.gte(atMs);
  return listMovedInto<Grant>(call, collection, { state, movedAtMs }, limit);
}
