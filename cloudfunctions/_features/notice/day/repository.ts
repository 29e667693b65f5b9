import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Notice } from '#shared/notice/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument } from '../../../_kit/documents';

const collection = 'notice_days';

/** What a member was sent on the newest date on which something was; one document a member. */
interface DayOfNotices {
  readonly date: BusinessDate;
  readonly count: number;
  readonly noticeIds: readonly string[];
}

/** How many other messages a member was sent on a date. */
export async function countOthersOn(
  call: Call,
  { memberId, noticeId }: Notice,
  date: BusinessDate,
): Promise<number> {
  const day = await findDocument<DayOfNotices>(call.database, collection, memberId);
  return day?.date === date ? day.noticeIds.filter((id) => id !== noticeId).length : 0;
}

/**
 * Takes one of the day's places for a message; false when all are taken. One conditional update, so
 * that two runs at once cannot pass the cap; a message that has a place keeps it.
 */
export async function takePlace(
  call: Call,
  notice: Notice,
  date: BusinessDate,
  cap: number,
): Promise<boolean> {
  const { command } = call.database;
  const { memberId: _id, noticeId } = notice;
  const first: DayOfNotices = { date, count: 1, noticeIds: [noticeId] };
  const change = async (where: object, update: object): Promise<boolean> => {
    const { updated } = (await call.database
      .collection(collection)
      .where({ _id, ...where })
      .update(update)) as { updated?: number };
    return updated === 1;
  };
  const isTaken = (): Promise<boolean> =>
    change(
      { date, count: command.lt(cap), noticeIds: command.nin([noticeId]) },
      { count: command.inc(1), noticeIds: command.push([noticeId]) },
    );
  const isNewDate = (): Promise<boolean> =>
    change({ date: command.lt(date) }, { ...first, noticeIds: command.set(first.noticeIds) });

  if ((await isTaken()) || (await isNewDate())) return true;
  if ((await addDocument(call.database, collection, { _id, ...first })) === 'added') return true;
  if (await isTaken()) return true;
  const standing = await findDocument<DayOfNotices>(call.database, collection, _id);
  return standing?.date === date && standing.noticeIds.includes(noticeId);
}

/** Frees the place of a message that was not sent after all. */
export async function givePlaceBack(call: Call, { memberId, noticeId }: Notice): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({ _id: memberId, noticeIds: noticeId })
    .update({ count: command.inc(-1), noticeIds: command.pull(noticeId) });
}
