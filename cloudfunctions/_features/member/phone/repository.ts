import type { MemberId } from '#shared/kernel/ids';
import type { BoundPhone } from '#shared/member/phone';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, valuesOf, withoutId } from '../../../_kit/documents';

const collection = 'phones';

/** What a member has bound: one number, and for a moment the one that it replaces. */
export async function listPhonesOf(call: Call, memberId: MemberId): Promise<BoundPhone[]> {
  return valuesOf<BoundPhone>(
    call.database.collection(collection).where({ memberId }).limit(100).get(),
  );
}

/** `exists`, and nothing written, where the number is somebody's already. */
export function addPhone(call: Call, phone: BoundPhone): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: phone.phoneIndex, ...phone });
}

export async function findPhone(call: Call, phoneIndex: string): Promise<BoundPhone | null> {
  const stored = await findDocument<BoundPhone>(call.database, collection, phoneIndex);
  return stored && withoutId(stored);
}

/** Takes away every number of a member that is older than this one, by the order of `newestPhone`. */
export async function removeOlderPhones(
  call: Call,
  { memberId, boundAtMs, phoneIndex }: BoundPhone,
): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where(
      command.or([
        { memberId, boundAtMs: command.lt(boundAtMs) },
        { memberId, boundAtMs, _id: command.lt(phoneIndex) },
      ]),
    )
    .remove();
}

/** The same number again, as the newest one. */
export async function renewPhone(
  call: Call,
  { phoneIndex, memberId, boundAtMs, requestId, codeHash, tidyAtMs }: BoundPhone,
): Promise<boolean> {
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: phoneIndex, memberId })
      .update({ boundAtMs, requestId, codeHash, tidyAtMs }),
  );
}

export async function markTidy(call: Call, { phoneIndex, boundAtMs }: BoundPhone): Promise<void> {
  await call.database
    .collection(collection)
    .where({ _id: phoneIndex, boundAtMs })
    .update({ tidyAtMs: null });
}

/** Numbers that may have left an older one behind, the longest waiting first. */
export async function listUntidyPhones(call: Call, limit: number): Promise<BoundPhone[]> {
  return valuesOf<BoundPhone>(
    call.database
      .collection(collection)
      .where({ tidyAtMs: call.database.command.lte(call.nowMs) })
      .orderBy('tidyAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}
