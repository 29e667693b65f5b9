import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { StaffMark } from '../purchase/model';

/** Waiting for another's word; given, on its way; taken back; refused; taken back by others before. */
export type UndoAskState = 'waiting' | 'approved' | 'undone' | 'declined' | 'lapsed';

/**
 * Something large that is to be taken back late, and waits for a second person. What it takes back
 * stands as it is until then. Source: docs/domain/till.md, rules 17 and 21.
 */
export interface UndoAsk {
  /** `undo:<round>:<entryId>`: one thing is asked for once at a time. */
  readonly undoId: string;
  readonly round: number;
  /** What is to be taken back. */
  readonly entryId: string;
  readonly what: 'purchase' | 'debit';
  readonly storeId: string;
  readonly memberId: MemberId;
  /** Masked, for who gives the second word. */
  readonly memberName: string;
  readonly billNumber: string;
  readonly amountFen: Fen;
  /** What the member gains by it, or loses when negative. */
  readonly points: Points;
  /** Who did what is to be taken back. */
  readonly done: StaffMark;
  readonly asked: StaffMark & { readonly reason: string };
  /** The date whose limits it was taken from. */
  readonly countedOn: BusinessDate;
  readonly state: UndoAskState;
  readonly decided: (StaffMark & { readonly reason: string }) | null;
  readonly expiresAtMs: number;
  readonly movedAtMs: number;
}
