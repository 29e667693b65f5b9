import type { BusinessDate } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import type { Notice, NoticeTemplate } from '#shared/notice/model';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, type Stored } from '../../../_kit/documents';

const collection = 'notice_quotas';

/** More than anybody means; stops a caller who only ever accepts. */
const mostKept = 100;
/** Far more answers, and messages of one kind, than can still be repeated. */
const answersKept = 20;
const takersKept = 50;

/** How many messages of one kind a member still agreed to: one for each acceptance. */
export interface Quota {
  readonly memberId: MemberId;
  readonly template: NoticeTemplate;
  readonly left: number;
  /** Requests that are counted already, newest first. */
  readonly answeredBy: readonly string[];
  /** Messages that took one, newest first. */
  readonly takenBy: readonly string[];
  readonly acceptedAtMs: number;
  /** The date of the newest reminder asked for. */
  readonly remindsOn: BusinessDate | null;
}

type Answer =
  | { readonly is: 'accept'; readonly remindsOn: BusinessDate | null }
  /** The member takes no messages at all: nothing is left. */
  | { readonly is: 'ban' };

/**
 * Counts an answer once for each request and gives the date of the reminder that was asked for with
 * it: a repeated request is told the first one.
 */
export async function recordAnswer(
  call: Call,
  { memberId, template }: Pick<Quota, 'memberId' | 'template'>,
  answer: Answer,
): Promise<BusinessDate | null> {
  const remindsOn = answer.is === 'accept' ? answer.remindsOn : null;
  const isCounted = async (): Promise<boolean> =>
    countAnswer(call, quotaId(memberId, template), answer);
  if (await isCounted()) return remindsOn;
  const first: Quota = {
    memberId,
    template,
    left: answer.is === 'accept' ? 1 : 0,
    answeredBy: [call.requestId],
    takenBy: [],
    acceptedAtMs: call.nowMs,
    remindsOn,
  };
  const _id = quotaId(memberId, template);
  if ((await addDocument(call.database, collection, { _id, ...first })) === 'added') {
    return remindsOn;
  }
  // Counted before, or another first answer came in between: then this one is still to be counted.
  if (await isCounted()) return remindsOn;
  const standing = await findQuota(call, memberId, template);
  return standing?.remindsOn ?? null;
}

export function findQuota(
  call: Call,
  memberId: MemberId,
  template: NoticeTemplate,
): Promise<Stored<Quota> | null> {
  return findDocument<Quota>(call.database, collection, quotaId(memberId, template));
}

/** The acceptances after a place in the order of their ids, those with something left. */
export async function listOpenQuotas(
  call: Call,
  afterId: string,
  limit: number,
): Promise<Stored<Quota>[]> {
  const { command } = call.database;
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: command.gt(afterId), left: command.gt(0) })
    .orderBy('_id', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Quota>[] };
  return data;
}

/** What several members still agreed to, of some kinds of messages. */
export async function findOpenQuotas(
  call: Call,
  templates: readonly NoticeTemplate[],
  memberIds: readonly MemberId[],
): Promise<Quota[]> {
  const { command } = call.database;
  const ids = memberIds.flatMap((memberId) =>
    templates.map((template) => quotaId(memberId, template)),
  );
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: command.in(ids), left: command.gt(0) })
    .limit(ids.length)
    .get()) as { data: Stored<Quota>[] };
  return data;
}

/** Takes one acceptance for a message, in one update with the message's id, so never two for it. */
export async function takeQuota(call: Call, notice: Notice): Promise<boolean> {
  const { command } = call.database;
  const { noticeId, memberId, facts } = notice;
  const { updated } = (await call.database
    .collection(collection)
    .where({
      _id: quotaId(memberId, facts.template),
      left: command.gt(0),
      takenBy: command.nin([noticeId]),
    })
    .update({
      left: command.inc(-1),
      takenBy: command.push({ each: [noticeId], position: 0, slice: takersKept }),
    })) as { updated?: number };
  if (updated === 1) return true;
  const standing = await findQuota(call, memberId, facts.template);
  return standing?.takenBy.includes(noticeId) ?? false;
}

/** Gives back what a message took that WeChat has certainly not used. */
export async function giveQuotaBack(call: Call, { noticeId, memberId, facts }: Notice) {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({ _id: quotaId(memberId, facts.template), takenBy: noticeId })
    .update({ left: command.inc(1), takenBy: command.pull(noticeId) });
}

/** WeChat says that nothing is left, and its word counts. */
export async function clearQuota(call: Call, { memberId, facts }: Notice): Promise<void> {
  await call.database
    .collection(collection)
    .where({ _id: quotaId(memberId, facts.template) })
    .update({ left: 0 });
}

async function countAnswer(call: Call, _id: string, answer: Answer): Promise<boolean> {
  const { command } = call.database;
  const accepted = answer.is === 'accept' && {
    left: command.inc(1),
    acceptedAtMs: call.nowMs,
    ...(answer.remindsOn === null ? {} : { remindsOn: answer.remindsOn }),
  };
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id, left: command.lt(mostKept), answeredBy: command.nin([call.requestId]) })
      .update({
        ...(accepted || { left: 0 }),
        answeredBy: command.push({ each: [call.requestId], position: 0, slice: answersKept }),
      }),
  );
}

function quotaId(memberId: MemberId, template: NoticeTemplate): string {
  return `${memberId}:${template}`;
}
