import type { Refusal, Result } from '#shared/kernel/result';
import type {
  ApprovalView,
  DecideApprovalRefusal,
  DecideApprovalReply,
} from '#shared/store/approval/contract';
import type { Awaiting } from '#shared/store/approval/rules';
import type { StaffMark } from '#shared/store/purchase/model';

/** Who gave the second word, and why so. */
export type DecisionMark = StaffMark & { readonly reason: string };

/** Something that waits for a second word, whatever it is. */
export interface Approvable extends Awaiting {
  readonly storeId: string;
  readonly decided: DecisionMark | null;
  readonly view: Omit<ApprovalView, 'mayDecide'>;
  /** Writes the word down where it waits. False when somebody was quicker. */
  readonly decide: (approve: boolean, mark: DecisionMark) => Promise<boolean>;
  /** Does what the word that stands says, as often as it is asked. */
  readonly carryOut: (
    approve: boolean,
    mark: DecisionMark,
  ) => Promise<Result<DecideApprovalReply, DecideApprovalRefusal | Refusal<'request.busy'>>>;
}
