import type { MemberId } from '#shared/kernel/ids';
import type { Deletion } from '#shared/member/deletion';
import type { Call } from '../../../_kit/action';
import {
  addDocument,
  findDocument,
  isUpdated,
  type Stored,
  valuesOf,
  withoutId,
} from '../../../_kit/documents';

const collection = 'deletions';

async function findDeletion(call: Call, memberId: MemberId): Promise<Deletion | null> {
  const stored = await findDocument<Deletion>(call.database, collection, memberId);
  return stored && withoutId(stored);
}

/** Those of several members who were deleted, the newest last. */
export async function findDeletions(
  call: Call,
  memberIds: readonly MemberId[],
): Promise<Deletion[]> {
  if (memberIds.length === 0) return [];
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.in([...memberIds]) })
    .limit(memberIds.length)
    .get()) as { data: Stored<Deletion>[] };
  return data.map(withoutId).sort((a, b) => a.askedAtMs - b.askedAtMs);
}

/** Gives what stands where somebody, or this very request, has asked before. */
export async function addDeletion(call: Call, deletion: Deletion): Promise<Deletion> {
  const document = { _id: deletion.memberId, ...deletion };
  if ((await addDocument(call.database, collection, document)) === 'added') return deletion;
  await call.database
    .collection(collection)
    .where({ _id: deletion.memberId })
    .update({ requestIds: call.database.command.addToSet(call.requestId) });
  return (await findDeletion(call, deletion.memberId)) ?? deletion;
}

/** Moves one on if it still is where it was read to be; false when somebody else did. */
export async function moveDeletion(call: Call, from: Deletion, to: Deletion): Promise<boolean> {
  const { state, closedAtMs, lostPoints, doneAtMs, nextAttemptAtMs } = to;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: from.memberId, state: from.state, nextAttemptAtMs: from.nextAttemptAtMs })
      .update({ state, closedAtMs, lostPoints, doneAtMs, nextAttemptAtMs }),
  );
}

/** Takes a wish back that cannot be granted any more. */
export async function dropDeletion(call: Call, { memberId }: Deletion): Promise<void> {
  await call.database.collection(collection).where({ _id: memberId, state: 'asked' }).remove();
}

/** The longest waiting first. */
export async function listDueDeletions(call: Call, limit: number): Promise<Deletion[]> {
  return valuesOf<Deletion>(
    call.database
      .collection(collection)
      .where({ nextAttemptAtMs: call.database.command.lte(call.nowMs) })
      .orderBy('nextAttemptAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}
