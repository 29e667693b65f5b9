import * as v from 'valibot';
import { storeIdSchema } from '../contract';
import { toPoints, type Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import { reasonSchema, scanIdSchema, type OwnAccount, type ScanNotValid } from '../till/contract';
import type { GrantState } from './model';

const grantIdSchema = v.pipe(v.string(), v.regex(/^grant:[\w.:-]{1,250}$/));

/**
 * `store.grantPoints`: gives points by hand. Above what the person may give alone on a date it waits
 * for another's word.
 *
 * Errors: {@link GrantPointsRefusal}.
 */
export const grantPointsRequest = v.strictObject({
  scanId: scanIdSchema,
  points: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(1),
    v.maxValue(10_000_000),
    v.transform(toPoints),
  ),
  reason: reasonSchema,
});

export interface GrantReply {
  readonly entryId: string;
  readonly state: GrantState;
  /** None while it waits. */
  readonly pointsAwarded: Points;
  /** Until then the second word may be given; null where none is needed. */
  readonly expiresAtMs: number | null;
}

/** More than the person may give today, even with another's word. */
export type GrantLimit = Refusal<'store.grant_limit'> & { readonly leftPoints: Points };

export type GrantPointsRefusal = ScanNotValid | OwnAccount | GrantLimit;

/** `store.listApprovals` (managers): what waits for a second word in the store, the oldest first. */
export const listApprovalsRequest = v.strictObject({ storeId: v.optional(storeIdSchema) });

export interface ListApprovalsReply {
  readonly approvals: readonly {
    /** Give it back to `store.decideApproval`. */
    readonly entryId: string;
    readonly staffName: string;
    readonly memberName: string;
    readonly points: Points;
    readonly reason: string;
    readonly askedAtMs: number;
    readonly expiresAtMs: number;
    /** Whether the caller is somebody else than who asked and who would gain. */
    readonly mayDecide: boolean;
  }[];
}

/**
 * `store.decideApproval` (managers): the second word, by neither who asked nor who would gain.
 *
 * Errors: {@link DecideApprovalRefusal}.
 */
export const decideApprovalRequest = v.strictObject({
  entryId: grantIdSchema,
  approve: v.boolean(),
  reason: reasonSchema,
});

export type DecideApprovalRefusal =
  | Refusal<'store.approval_not_found'>
  | Refusal<'store.approval_own'>
  | Refusal<'store.approval_beneficiary'>
  | Refusal<'store.approval_expired'>
  | (Refusal<'store.approval_decided'> & {
      readonly staffName: string;
      readonly atMs: number;
      readonly state: GrantState;
    });
