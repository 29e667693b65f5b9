import type { MemberId } from '../../kernel/ids';
import { accept, refuse, type Result } from '../../kernel/result';
import type { GrantState } from '../grant/model';
import type { StaffMark } from '../purchase/model';
import type { UndoAskState } from '../undo/model';
import type { DecideApprovalRefusal } from './contract';

/** Something that waits for a second person's word. */
export interface Awaiting {
  readonly asked: StaffMark;
  /** Whose points it moves. */
  readonly memberId: MemberId;
  readonly state: GrantState | UndoAskState;
  readonly decided: StaffMark | null;
  /** Until then the word may be given; null where none is needed. */
  readonly expiresAtMs: number | null;
}

/** Whether a person has nothing to do with it: did not ask for it, and does not gain by it. */
export function isDisinterested(
  { asked, memberId }: Pick<Awaiting, 'asked' | 'memberId'>,
  staffId: string,
): boolean {
  return asked.staffId !== staffId && memberId !== staffId;
}

/**
 * Whether a person may give the second word: neither who asked nor who would gain, and in time.
 * Source: docs/domain/till.md, rule 17.
 */
export function decideApproval(
  { asked, memberId, state, decided, expiresAtMs }: Awaiting,
  approverId: string,
  nowMs: number,
): Result<null, DecideApprovalRefusal> {
  if (asked.staffId === approverId) return refuse({ code: 'store.approval_own' });
  if (memberId === approverId) return refuse({ code: 'store.approval_beneficiary' });
  if (decided) {
    const { staffName, atMs } = decided;
    return refuse({ code: 'store.approval_decided', staffName, atMs, state });
  }
  if (state !== 'waiting' || expiresAtMs === null) {
    return refuse({ code: 'store.approval_not_found' });
  }
  if (nowMs >= expiresAtMs) return refuse({ code: 'store.approval_expired' });
  return accept(null);
}
