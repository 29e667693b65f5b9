import * as v from 'valibot';
import type { Action } from '../../action';
import { businessDateSchema, storeIdSchema } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { Refusal } from '../../kernel/result';
import type { EarningRefusal } from '../../points/earning';
import type { ExplainedStep } from '../../points/model';
import type { DebitOpen } from '../till/contract';
import {
  billFenSchema,
  billNumberSchema,
  billSchema,
  type BillTaken,
  type BillUndone,
  type BillUnusual,
} from '../purchase/contract';

/**
 * `store.recordBill`: records a bill without a member, who may ask for its points afterwards.
 *
 * Errors: {@link RecordBillRefusal}.
 */
export const recordBillRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  ...billSchema,
});

export interface RecordBillReply {
  readonly entryId: string;
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  readonly amountFen: Fen;
  /** What a receipt may carry as a QR code: read by `parseBillCode`. */
  readonly billCode: string;
  readonly claimUntilMs: number;
  readonly undoUntilMs: number;
}

export type RecordBillRefusal =
  BillTaken | BillUnusual | BillUndone | Refusal<'points.lines_exceed_bill'>;

/**
 * `store.claimPoints`: asks for the points of a bill that was recorded without a member. All of the
 * receipt has to agree.
 *
 * Errors: {@link ClaimPointsRefusal}.
 */
export const claimPointsRequest = v.strictObject({
  storeId: storeIdSchema,
  businessDate: businessDateSchema,
  billNumber: billNumberSchema,
  amountFen: billFenSchema,
});

export interface ClaimPointsReply {
  readonly pointsAwarded: Points;
  readonly entryId: string;
  readonly steps: readonly ExplainedStep[];
  readonly spendableOn: BusinessDate | null;
}

export type ClaimPointsRefusal =
  /** No such bill without a member: not recorded, another amount, or undone. */
  | Refusal<'store.claim_not_found'>
  /** The points are with somebody already. */
  | Refusal<'store.claim_taken'>
  | (Refusal<'store.claim_too_late'> & { readonly days: number })
  | (Refusal<'store.claim_too_often'> & { readonly triesPerDay: number })
  /** It is the caller's now, and brings its points once the proposal for it has ended. */
  | DebitOpen
  /** Staff do not claim the bills of their own counter. */
  | Refusal<'store.own_account'>
  | EarningRefusal;

export interface ClaimActions {
  'store.recordBill': Action<'store', typeof recordBillRequest, RecordBillReply, RecordBillRefusal>;
  'store.claimPoints': Action<
    'member',
    typeof claimPointsRequest,
    ClaimPointsReply,
    ClaimPointsRefusal
  >;
}
