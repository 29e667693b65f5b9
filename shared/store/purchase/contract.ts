import * as v from 'valibot';
import type { Action } from '../../action';
import { text } from '../../fields';
import { toFen, type Fen, type Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { Refusal } from '../../kernel/result';
import type { EarningRefusal } from '../../points/earning';
import type { ExplainedStep } from '../../points/model';
import { scanIdSchema, type DebitOpen, type OwnAccount, type ScanNotValid } from '../till/contract';

/** Read without regard to case and surrounding space. */
export const billNumberSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[0-9A-Z][0-9A-Z-]{0,31}$/),
);

/** What was paid, up to a million yuan. Units: fen. */
export const billFenSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(100_000_000),
  v.transform(toFen),
);

/** A bill as the till reads it off the paper. */
export const billSchema = {
  billNumber: billNumberSchema,
  amountFen: billFenSchema,
  /** What no line names belongs to no category. */
  lines: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          category: text(1, 20),
          amountFen: billFenSchema,
        }),
      ),
      v.maxLength(50),
    ),
    [],
  ),
  /** The clerk has looked again at an amount far above the usual. */
  confirmedUnusual: v.optional(v.boolean(), false),
  /** When the clerk recorded it, where it waited for the network. */
  recordedAtMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};

/**
 * `store.recordPurchase`: credits a bill to the member of a scan, once for the number, store and date.
 * The same bill with the same input is answered as the first time, from whichever till it comes.
 *
 * Errors: {@link RecordPurchaseRefusal}.
 */
export const recordPurchaseRequest = v.strictObject({ scanId: scanIdSchema, ...billSchema });

export interface RecordPurchaseReply {
  readonly pointsAwarded: Points;
  /** Names the purchase, for `store.undo` as well. */
  readonly entryId: string;
  /** How the points came about; they add up to `pointsAwarded`. */
  readonly steps: readonly ExplainedStep[];
  /** The date from which they can be spent; null when they can at once. */
  readonly spendableOn: BusinessDate | null;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  readonly amountFen: Fen;
  /** Until then the clerk may undo it. */
  readonly undoUntilMs: number;
}

/** The number stands for another bill: `staffName` recorded it at `atMs`. */
export type BillTaken = Refusal<'store.bill_taken'> & {
  readonly billNumber: string;
  readonly amountFen: Fen;
  readonly staffName: string;
  readonly atMs: number;
};

/** Far above the store's usual bill: to be confirmed. `usualFen` is null while there is none. */
export type BillUnusual = Refusal<'store.bill_unusual'> & {
  readonly amountFen: Fen;
  readonly usualFen: Fen | null;
};

/** It was undone after this record was made, so the record comes too late. */
export type BillUndone = Refusal<'store.bill_undone'> & {
  readonly billNumber: string;
  readonly staffName: string;
  readonly atMs: number;
};

export type BillRefusal = BillTaken | BillUnusual | BillUndone | EarningRefusal;

/**
 * With `store.debit_open` the bill stands on record and waits: sent again under the same request once
 * the proposal has ended, it brings what that leaves.
 */
export type RecordPurchaseRefusal = ScanNotValid | OwnAccount | BillRefusal | DebitOpen;

export interface PurchaseActions {
  'store.recordPurchase': Action<
    'store',
    typeof recordPurchaseRequest,
    RecordPurchaseReply,
    RecordPurchaseRefusal
  >;
}
