import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './faults';

/** An order at WeChat. */
export interface Trade {
  readonly outTradeNo: string;
  readonly prepayId: string;
  readonly openid: string;
  readonly description: string;
  readonly totalFen: number;
  readonly notifyUrl: string;
  /** Null for an order without an end. */
  readonly expiresAtMs: number | null;
  readonly state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  readonly transactionId: string | null;
  readonly paidAtMs: number | null;
}

/** How a refund ends: through, given up for want of money, or not taken by the payer's bank. */
export const REFUND_ENDS = ['SUCCESS', 'CLOSED', 'ABNORMAL'] as const;
export type RefundEnd = (typeof REFUND_ENDS)[number];

export const isRefundEnd = (value: unknown): value is RefundEnd =>
  (REFUND_ENDS as readonly unknown[]).includes(value);

export interface TradeRefund {
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly refundId: string;
  readonly refundFen: number;
  readonly notifyUrl: string;
  readonly status: 'PROCESSING' | RefundEnd;
  readonly createdAtMs: number;
  /** When the bank is done with it. */
  readonly dueMs: number;
}

/** Something the shop is to be told, until it says it has heard. */
export interface Notice {
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  /** `outTradeNo` or `outRefundNo`. */
  readonly about: string;
  readonly url: string;
  readonly createdAtMs: number;
  readonly tries: number;
  /** Null when there will be no further try. */
  readonly dueMs: number | null;
  readonly isHeard: boolean;
  readonly fault: Fault | null;
  /** The status of the shop's last answer; 0 for none. */
  readonly lastStatus: number;
}

/** Everything WeChat knows of the shop, newest last. */
export interface Books {
  readonly trades: Map<string, Trade>;
  readonly refunds: Map<string, TradeRefund>;
  readonly notices: Map<string, Notice>;
  saveTrade(trade: Trade): void;
  saveRefund(refund: TradeRefund): void;
  saveNotice(notice: Notice): void;
}

type Line = { trade: Trade } | { refund: TradeRefund } | { notice: Notice };

const fileIn = (folder: string): string => join(folder, 'pay.log');

export function removeBooks(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** Kept line by line in the shop's folder, the last line of each counts; in memory only without one. */
export function openBooks(folder: string | null): Books {
  const file = folder === null ? null : fileIn(folder);
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, TradeRefund>();
  const notices = new Map<string, Notice>();
  const take = (line: Line): void => {
    if ('trade' in line) trades.set(line.trade.outTradeNo, line.trade);
    else if ('refund' in line) refunds.set(line.refund.outRefundNo, line.refund);
    else notices.set(line.notice.id, line.notice);
  };
  const known = file !== null && existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const text of known.split('\n')) {
    try {
      take(JSON.parse(text) as Line);
    } catch {
      // Empty, or cut short by a crash: whoever asked got no answer and asks again.
    }
  }
  const save = (line: Line): void => {
    take(line);
    if (file !== null) appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    trades,
    refunds,
    notices,
    saveTrade: (trade) => save({ trade }),
    saveRefund: (refund) => save({ refund }),
    saveNotice: (notice) => save({ notice }),
  };
}
