import { randomBytes } from 'node:crypto';
import { answerPay, type PayReply } from './api';
import {
  openBooks,
  type Books,
  type Notice,
  type RefundEnd,
  type Trade,
  type TradeRefund,
} from './books';
import type { Fault } from './faults';
import { openPayKeys, payVariables, type PayKeys } from './keys';
import { randomHex, type PayRequest, type RandomBytes } from './messages';
import { newNotice, sendNotice, type Post } from './notices';

export { FAULTS, isFault, type Fault } from './faults';
export { isRefundEnd, REFUND_ENDS, type RefundEnd } from './books';
export type { PayReply } from './api';
export type { PayRequest } from './messages';

/** What a person may do with the paying sheet. */
export type PayOutcome = 'pay' | 'cancel' | 'fail';

/** What came of it: as `wx.requestPayment` ends, or why there was nothing to pay. */
export type PayResult = 'ok' | 'cancelled' | 'failed' | 'expired' | 'not_yours' | 'not_found';

/** What stands for WeChat Pay on this machine. */
export interface WechatPay {
  readonly keys: PayKeys;
  /** The environment of functions that are to sell for money. */
  variables(baseUrl: string): Record<string, string>;
  /** `/v3/...`. */
  answer(request: PayRequest): PayReply;
  /** What the person does with the sheet. */
  pay(openid: string, prepayId: string, outcome: PayOutcome): PayResult;
  /** The next notifications go wrong like this, one each. */
  setFaults(faults: readonly Fault[]): void;
  /** The next refunds end like this, one each. */
  setRefundEnds(ends: readonly RefundEnd[]): void;
  /** Somebody acts on an abnormal refund in the merchant pages; false for any other. */
  mendRefund(outRefundNo: string): boolean;
  /** Calls of `/v3` that get no answer at all from now on. */
  setSilent(calls: number): void;
  takeSilence(): boolean;
  /** Sends what has come due by the clock, and what follows from it. */
  deliverDue(): Promise<void>;
  list(): { trades: Trade[]; refunds: TradeRefund[]; notices: Notice[] };
}

export interface WechatPayParts {
  /** The shop's folder. */
  readonly folder: string;
  readonly nowMs: () => number;
  readonly post: Post;
  /** Whether WeChat signs notifications as an account with platform certificates has it. */
  readonly signWithCertificate?: () => boolean;
}

/** What it knows and goes by: given whole, the same questions get the same answers, byte for byte. */
export interface StandInParts extends Omit<WechatPayParts, 'folder'> {
  readonly keys: PayKeys;
  readonly books: Books;
  readonly random: RandomBytes;
  /** What goes wrong with a notification where nobody has set it; null for nothing. */
  readonly drawFault?: () => Fault | null;
  /** How a refund ends where nobody has set it. */
  readonly drawRefundEnd?: () => RefundEnd;
}

/** Notifications under way at the same time. */
const AT_ONCE = 8;

export function createWechatPay({ folder, ...parts }: WechatPayParts): WechatPay {
  const keys = openPayKeys(folder, parts.nowMs());
  return standForWechatPay({ ...parts, keys, books: openBooks(folder), random: randomBytes });
}

export function standForWechatPay({
  keys,
  books,
  random,
  nowMs,
  post,
  signWithCertificate = () => false,
  drawFault = () => null,
  drawRefundEnd = () => 'SUCCESS',
}: StandInParts): WechatPay {
  const signAs = (): string => (signWithCertificate() ? keys.platformSerial : keys.publicKeyId);
  const noticeParts = { books, keys, nowMs, post, signAs, random };
  let faults: Fault[] = [];
  let refundEnds: RefundEnd[] = [];
  let silentCalls = 0;
  let delivering: Promise<void> = Promise.resolve();

  const announce = (about: Pick<Notice, 'kind' | 'about' | 'url'>): void =>
    books.saveNotice(newNotice(about, faults.shift() ?? drawFault(), nowMs(), random));

  function finishRefunds(): void {
    for (const refund of books.refunds.values()) {
      if (refund.status !== 'PROCESSING' || refund.dueMs > nowMs()) continue;
      endRefund(refund, refundEnds.shift() ?? drawRefundEnd());
    }
  }

  function endRefund(refund: TradeRefund, status: RefundEnd): void {
    books.saveRefund({ ...refund, status });
    announce({ kind: 'refund', about: refund.outRefundNo, url: refund.notifyUrl });
  }

  /** The earliest first; one that went out may be due again at once. */
  async function deliver(): Promise<void> {
    finishRefunds();
    for (;;) {
      const due = [...books.notices.values()]
        .filter(({ dueMs }) => dueMs !== null && dueMs <= nowMs())
        .sort((a, b) => (a.dueMs ?? 0) - (b.dueMs ?? 0));
      if (due.length === 0) return;
      await Promise.all(due.slice(0, AT_ONCE).map((notice) => sendNotice(notice, noticeParts)));
    }
  }

  return {
    keys,
    variables: (baseUrl) => payVariables(keys, baseUrl),
    answer: (request) => answerPay(request, { books, keys, nowMs, random }),
    pay(openid, prepayId, outcome) {
      const trade = [...books.trades.values()].find((one) => one.prepayId === prepayId);
      if (!trade) return 'not_found';
      if (trade.openid !== openid) return 'not_yours';
      if (outcome === 'cancel') return 'cancelled';
      if (outcome === 'fail') return 'failed';
      if (trade.state === 'SUCCESS' || trade.state === 'REFUND') return 'ok';
      const isOver = trade.expiresAtMs !== null && trade.expiresAtMs <= nowMs();
      if (trade.state === 'CLOSED' || isOver) return 'expired';
      const nine = String(Number.parseInt(randomHex(random, 6), 16) % 1e9).padStart(9, '0');
      const transactionId = `42000${String(nowMs())}${nine}`;
      books.saveTrade({ ...trade, state: 'SUCCESS', transactionId, paidAtMs: nowMs() });
      announce({ kind: 'payment', about: trade.outTradeNo, url: trade.notifyUrl });
      return 'ok';
    },
    setFaults(wanted) {
      faults = [...wanted];
    },
    setRefundEnds(wanted) {
      refundEnds = [...wanted];
    },
    mendRefund(outRefundNo) {
      const refund = books.refunds.get(outRefundNo);
      if (refund?.status !== 'ABNORMAL') return false;
      endRefund({ ...refund, dueMs: nowMs() }, 'SUCCESS');
      return true;
    },
    setSilent(calls) {
      silentCalls = calls;
    },
    takeSilence() {
      if (silentCalls <= 0) return false;
      silentCalls -= 1;
      return true;
    },
    deliverDue() {
      // One round at a time: a notification that is on its way is not sent by a second round.
      delivering = delivering.then(deliver, deliver);
      return delivering;
    },
    list: () => ({
      trades: [...books.trades.values()].reverse(),
      refunds: [...books.refunds.values()].reverse(),
      notices: [...books.notices.values()].reverse(),
    }),
  };
}
