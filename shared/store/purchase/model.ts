import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';

/** Part of a bill, by category. */
export interface BillLine {
  readonly category: string;
  readonly amountFen: Fen;
}

/** Who did something at the counter, and when. */
export interface StaffMark {
  readonly staffId: string;
  readonly staffName: string;
  readonly requestId: string;
  readonly atMs: number;
}

/** Who takes something back, and why. Source: docs/domain/till.md, rules 13, 14 and 21. */
export interface UndoMark extends StaffMark {
  readonly reason: string;
  /** Who wanted it, where it took another's word; null where one person was enough. */
  readonly asked: (StaffMark & { readonly reason: string }) | null;
  /** The date whose limits it was taken from. */
  readonly countedOn: BusinessDate;
}

/**
 * Where a bill stands: recorded without a member; points on their way to one; with the member; being
 * taken back; taken back.
 */
export type BillState = 'unlinked' | 'crediting' | 'linked' | 'undoing' | 'undone';

/**
 * One bill of one store and date. A number that was undone and is recorded anew makes a document of
 * its own, the next round. Source: docs/domain/till.md, rules 1 to 4.
 */
export interface Bill {
  /** The key, with `#2`, `#3`, ... for later rounds; the id of its ledger entry, too. */
  readonly billId: string;
  /** `bill:<storeId>:<businessDate>:<billNumber>` */
  readonly billKey: string;
  readonly round: number;
  readonly storeId: string;
  readonly storeName: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  /** As it was paid: after discounts and points. */
  readonly amountFen: Fen;
  readonly lines: readonly BillLine[];
  readonly state: BillState;
  /** Null while the bill has no member. */
  readonly memberId: MemberId | null;
  /** Null until they are posted. */
  readonly points: Points | null;
  readonly recorded: StaffMark;
  /** Who found the member to a bill that was recorded without; null for others. */
  readonly linked: StaffMark | null;
  /** Null unless the member asked for the points afterwards. */
  readonly claimed: { readonly requestId: string; readonly atMs: number } | null;
  readonly undone: UndoMark | null;
  /** When it last moved: what has not come to an end is found by it. */
  readonly movedAtMs: number;
}
