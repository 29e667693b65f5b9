import * as v from 'valibot';
import type { Action } from '../../action';
import { toPoints, type Fen, type Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { CashRefusal } from '../../points/cash';
import { billFenSchema, billNumberSchema, type BillTaken } from '../purchase/contract';
import { scanIdSchema, type DebitOpen, type OwnAccount, type ScanNotValid } from '../till/contract';
import type { AskedState } from './model';

const debitIdSchema = v.pipe(v.string(), v.regex(/^debit:[\w:#-]{1,160}$/));

/** A debit as both ends of the counter see it. */
export interface DebitView {
  readonly debitId: string;
  readonly state: AskedState;
  readonly storeId: string;
  readonly storeName: string;
  readonly billNumber: string;
  /** The bill before points, what the points take off, and what is left to pay. */
  readonly billFen: Fen;
  readonly worthFen: Fen;
  readonly payableFen: Fen;
  readonly points: Points;
  /** What let it pass; null while nothing has. */
  readonly confirmedBy: 'member' | 'code' | null;
  readonly proposedAtMs: number;
  readonly expiresAtMs: number;
  /** Names the use of points once confirmed, for `store.undo`; null before. */
  readonly entryId: string | null;
}

/**
 * `store.proposeDebit`: asks the member of a scan to pay a part of a bill with points. Without
 * `points` it is the most that helps. Nothing is taken until the member confirms, unless the owner
 * lets small amounts pass on the code alone.
 *
 * Errors: {@link ProposeDebitRefusal}.
 */
export const proposeDebitRequest = v.strictObject({
  scanId: scanIdSchema,
  billNumber: billNumberSchema,
  /** The bill before points. Units: fen. */
  amountFen: billFenSchema,
  points: v.optional(
    v.pipe(
      v.number(),
      v.safeInteger(),
      v.minValue(1),
      v.maxValue(100_000_000),
      v.transform(toPoints),
    ),
  ),
  hasCoupon: v.optional(v.boolean(), false),
});

export type ProposeDebitReply = DebitView;

export type ProposeDebitRefusal =
  | ScanNotValid
  | OwnAccount
  | CashRefusal
  /** Not even one unit helps with this bill. */
  | Refusal<'store.debit_nothing'>
  /** The bill is recorded, with the points it brought: points for it come first. */
  | BillTaken
  /** One for this bill is waiting for an answer, or has paid a part of it already. */
  | DebitOpen
  | (Refusal<'store.debit_taken'> & { readonly points: Points; readonly worthFen: Fen });

/** `store.getDebit`: how a debit stands, for the clerk who waits. */
export const getDebitRequest = v.strictObject({ debitId: debitIdSchema });
export type GetDebitReply = DebitView;
export type DebitNotFound = Refusal<'store.debit_not_found'>;

/**
 * `store.withdrawDebit`: the till gives a debit up that waits for the member's word, whoever of the store
 * proposed it; the points go back to the very lots they were held from. Repeated, it is answered as the
 * first time; an answer that was quicker counts and is named.
 */
export const withdrawDebitRequest = v.strictObject({ debitId: debitIdSchema });
export type WithdrawDebitRefusal = DebitNotFound | DebitEnded;

/** `store.listDebits`: what waits for the caller's word, the newest first. */
export const listDebitsRequest = v.strictObject({});

export interface ListDebitsReply {
  readonly debits: readonly DebitView[];
}

/**
 * `store.confirmDebit`, `store.declineDebit`: the caller's word on a debit of the caller's own.
 * Of two answers at once one counts; the other is refused by the name of what came first.
 */
export const confirmDebitRequest = v.strictObject({ debitId: debitIdSchema });
export const declineDebitRequest = v.strictObject({ debitId: debitIdSchema });
export type AnswerDebitReply = DebitView;

export type AnswerDebitRefusal = DebitNotFound | DebitEnded | Refusal<'store.debit_withdrawn'>;

type DebitEnded =
  | Refusal<'store.debit_expired'>
  | Refusal<'store.debit_declined'>
  | Refusal<'store.debit_confirmed'>
  | Refusal<'store.debit_undone'>;

export interface DebitActions {
  'store.proposeDebit': Action<
    'store',
    typeof proposeDebitRequest,
    ProposeDebitReply,
    ProposeDebitRefusal
  >;
  'store.getDebit': Action<'store', typeof getDebitRequest, GetDebitReply, DebitNotFound>;
  'store.withdrawDebit': Action<
    'store',
    typeof withdrawDebitRequest,
    DebitView,
    WithdrawDebitRefusal
  >;
  'store.listDebits': Action<'member', typeof listDebitsRequest, ListDebitsReply>;
  'store.confirmDebit': Action<
    'member',
    typeof confirmDebitRequest,
    AnswerDebitReply,
    AnswerDebitRefusal
  >;
  'store.declineDebit': Action<
    'member',
    typeof declineDebitRequest,
    AnswerDebitReply,
    AnswerDebitRefusal
  >;
}
