import * as v from 'valibot';
import type { Action } from '../../action';
import { storeIdSchema } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { GrantState } from '../grant/model';
import { reasonSchema } from '../till/contract';
import type { UndoAskState } from '../undo/model';

const approvalIdSchema = v.pipe(v.string(), v.regex(/^(?:grant|undo):[\w.:#-]{1,260}$/));

/** `store.listApprovals` (managers): what waits for a second word in the store, the oldest first. */
export const listApprovalsRequest = v.strictObject({ storeId: v.optional(storeIdSchema) });

export interface ApprovalView {
  /** Points by hand, or something done at the counter to be taken back late. */
  readonly kind: 'grant' | 'undo';
  /** Give it back to `store.decideApproval`. */
  readonly entryId: string;
  readonly staffName: string;
  readonly memberName: string;
  /** What the member gains, or loses when negative. */
  readonly points: Points;
  /** What is to be taken back; null for points by hand. */
  readonly undoes: {
    readonly what: 'purchase' | 'debit';
    readonly billNumber: string;
    /** What was paid with money, or taken off by points. */
    readonly amountFen: Fen;
    readonly staffName: string;
    readonly atMs: number;
  } | null;
  readonly reason: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
  /** Whether the caller is somebody else than who asked and whose points they are. */
  readonly mayDecide: boolean;
}

export interface ListApprovalsReply {
  readonly approvals: readonly ApprovalView[];
}

/**
 * `store.decideApproval` (managers, owner): the second word, by neither who asked nor who would gain.
 *
 * Errors: {@link DecideApprovalRefusal}.
 */
export const decideApprovalRequest = v.strictObject({
  entryId: approvalIdSchema,
  approve: v.boolean(),
  reason: reasonSchema,
});

export interface DecideApprovalReply {
  readonly entryId: string;
  readonly state: GrantState | UndoAskState;
  /** What the member gained by it, or lost when negative; nothing when it was declined. */
  readonly netPoints: Points;
}

export type DecideApprovalRefusal =
  | Refusal<'store.approval_not_found'>
  | Refusal<'store.approval_own'>
  | Refusal<'store.approval_beneficiary'>
  | Refusal<'store.approval_expired'>
  | (Refusal<'store.approval_decided'> & {
      readonly staffName: string;
      readonly atMs: number;
      readonly state: GrantState | UndoAskState;
    })
  /** Somebody took it back meanwhile without another's word. */
  | (Refusal<'store.already_undone'> & { readonly staffName: string; readonly atMs: number });

export interface ApprovalActions {
  'store.listApprovals': Action<'store', typeof listApprovalsRequest, ListApprovalsReply>;
  'store.decideApproval': Action<
    'store',
    typeof decideApprovalRequest,
    DecideApprovalReply,
    DecideApprovalRefusal
  >;
}
