import type { BusinessDate } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import type { Call } from '../../../_kit/action';
import { addDocument, isUpdated } from '../../../_kit/documents';

const collection = 'claim_tries';

/**
 * Counts one more try of a member on a date, before anything is looked up: bills are not to be guessed.
 * False when there were as many as the owner allows.
 */
export async function takeTry(
  call: Call,
  memberId: MemberId,
  date: BusinessDate,
  most: number,
): Promise<boolean> {
  const _id = `${memberId}:${date}`;
  if (await addOne(call, _id, most)) return true;
  const first = { _id, memberId, date, tries: 1 };
  const isFirst = (await addDocument(call.database, collection, first)) === 'added';
  return isFirst || addOne(call, _id, most);
}

async function addOne(call: Call, _id: string, most: number): Promise<boolean> {
  const { command } = call.database;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id, tries: command.lt(most) })
      .update({ tries: command.inc(1) }),
  );
}
