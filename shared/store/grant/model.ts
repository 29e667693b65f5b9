import type { Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { StaffMark, UndoMark } from '../purchase/model';

/** Waiting for another's word; points on their way; with the member; refused; forgotten; taken back. */
export type GrantState =
  'waiting' | 'crediting' | 'given' | 'declined' | 'lapsed' | 'undoing' | 'undone';

/** Points given by hand, with a reason. Source: docs/domain/till.md, rules 15 to 18. */
export interface Grant {
  /** `grant:<memberId>:<staffId>:<requestId>`; the id of its ledger entry, too. */
  readonly grantId: string;
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly memberId: MemberId;
  /** Masked, for who gives the second word; empty where none is needed. */
  readonly memberName: string;
  readonly points: Points;
  readonly reason: string;
  readonly state: GrantState;
  readonly asked: StaffMark;
  /** Who gave the second word; null where none was needed, or none has been given. */
  readonly decided: (StaffMark & { readonly reason: string }) | null;
  /** Until then the second word may be given; null where none is needed. */
  readonly expiresAtMs: number | null;
  readonly undone: UndoMark | null;
  readonly movedAtMs: number;
}
