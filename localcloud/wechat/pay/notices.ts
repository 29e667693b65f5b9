import type { Books, Notice } from './books';
import { refundFacts } from './refunds';
import { paidFacts } from './trades';
import { spoilFacts, spoilMessage, type Fault } from './faults';
import type { PayKeys } from './keys';
import { randomHex, seal, signatureHeaders, signerFor, type RandomBytes } from './messages';

/** Sends a notification; gives the status of the shop's answer, or 0 where none came. */
export type Post = (
  url: string,
  message: { headers: Record<string, string>; body: string },
) => Promise<number>;

export interface NoticeParts {
  readonly books: Books;
  readonly keys: PayKeys;
  readonly nowMs: () => number;
  readonly post: Post;
  /** With which of its names WeChat signs; the public key's id, or the certificate's number. */
  readonly signAs: () => string;
  readonly random: RandomBytes;
}

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];

/** WeChat's own schedule, 24 h 4 min in all. Source: docs/platform.md, "WeChat Pay". */
export const RETRY_MS: readonly number[] = [
  ...[15_000, 15_000, 30_000],
  ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * MINUTE_MS),
  ...[3, 3, 3, 6, 6].map((hours) => hours * HOUR_MS),
];

/** How often a `duplicate` goes out though it was heard. */
const DUPLICATES = 5;

export function newNotice(
  about: Pick<Notice, 'kind' | 'about' | 'url'>,
  fault: Fault | null,
  nowMs: number,
  random: RandomBytes,
): Notice {
  const due = { lost: null, late: nowMs + DAY_MS, reordered: nowMs + 1 };
  return {
    ...about,
    id: randomHex(random, 16),
    createdAtMs: nowMs,
    tries: 0,
    dueMs: fault && fault in due ? due[fault as keyof typeof due] : nowMs,
    isHeard: false,
    fault,
    lastStatus: 0,
  };
}

/** Sends one now and notes what came of it. */
export async function sendNotice(notice: Notice, parts: NoticeParts): Promise<void> {
  const sentAtMs = parts.nowMs();
  const status = await parts.post(notice.url, messageOf(notice, parts));
  const isHeard = status === 200 || status === 204;
  const tries = notice.tries + 1;
  const again = notice.fault === 'duplicate' && tries < DUPLICATES;
  const wait = RETRY_MS[notice.tries];
  const isOver = (isHeard && !again) || wait === undefined;
  parts.books.saveNotice({
    ...notice,
    tries,
    isHeard: notice.isHeard || isHeard,
    lastStatus: status,
    dueMs: isOver ? null : isHeard ? sentAtMs : sentAtMs + wait,
  });
}

function messageOf(
  notice: Notice,
  { books, keys, nowMs, signAs, random }: NoticeParts,
): { headers: Record<string, string>; body: string } {
  // Only the first goes wrong: nothing tells WeChat that it did, so its schedule goes on.
  const fault = notice.fault?.startsWith('wrong_') || notice.tries === 0 ? notice.fault : null;
  const facts = factsOf(notice, books, keys, fault);
  const resource = {
    original_type: notice.kind === 'payment' ? 'transaction' : 'refund',
    ...seal(JSON.stringify(facts), keys.apiV3Key, notice.kind, random),
  };
  if (fault === 'altered_seal') {
    const bytes = Buffer.from(resource.ciphertext, 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    resource.ciphertext = bytes.toString('base64');
  }
  const body = JSON.stringify({
    id: notice.id,
    create_time: new Date(notice.createdAtMs).toISOString(),
    resource_type: 'encrypt-resource',
    ...eventOf(notice, books),
    resource,
  });
  const atMs = fault === 'old_timestamp' ? nowMs() - HOUR_MS : nowMs();
  const headers = signatureHeaders(body, atMs, signerFor(keys, signAs()), random);
  return spoilMessage({ headers, body }, fault);
}

const refundSummaries: Readonly<Record<string, string>> = {
  SUCCESS: '退款成功',
  CLOSED: '退款关闭',
  ABNORMAL: '退款异常',
};

function eventOf({ kind, about }: Notice, books: Books): { event_type: string; summary: string } {
  if (kind === 'payment') return { event_type: 'TRANSACTION.SUCCESS', summary: '支付成功' };
  const status = books.refunds.get(about)?.status ?? 'SUCCESS';
  return { event_type: `REFUND.${status}`, summary: refundSummaries[status] ?? '退款' };
}

function factsOf(
  notice: Notice,
  books: Books,
  keys: PayKeys,
  fault: Fault | null,
): Record<string, unknown> {
  if (notice.kind === 'payment') {
    const trade = books.trades.get(notice.about);
    if (!trade) throw new Error(`no trade ${notice.about}`);
    return spoilFacts(paidFacts(trade, keys), fault);
  }
  const refund = books.refunds.get(notice.about);
  const trade = refund && books.trades.get(refund.outTradeNo);
  if (!trade) throw new Error(`no refund ${notice.about}`);
  const { status, ...facts } = refundFacts(refund, trade);
  return { ...facts, mchid: keys.mchid, refund_status: status };
}
