import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { StaffMark, UndoMark } from '../purchase/model';

/**
 * Waiting for the member's word; given; refused; too late; given up by the till; taken back. The first is
 * the only open one.
 */
export type AskedState =
  'proposed' | 'confirmed' | 'declined' | 'expired' | 'withdrawn' | 'undoing' | 'undone';

/**
 * Before anybody is asked, a debit keeps its bill from being credited past it (`reserved`); what comes to
 * nothing then is `void`. Nobody is shown either.
 */
export type DebitState = 'reserved' | 'void' | AskedState;

/**
 * Points proposed for a part of a bill. The points themselves are held on the account under the same
 * id, and it is there that confirming, declining and expiring meet; this says how it ended.
 * Source: docs/domain/till.md, rules 8 to 12.
 */
export interface Debit {
  /** The key, with `#2`, `#3`, ... for later attempts; the id of its hold. */
  readonly debitId: string;
  /** `debit:<storeId>:<businessDate>:<billNumber>` */
  readonly debitKey: string;
  readonly attempt: number;
  readonly storeId: string;
  readonly storeName: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  /** The bill before points. */
  readonly billFen: Fen;
  readonly hasCoupon: boolean;
  readonly memberId: MemberId;
  /** 0 until they are held. */
  readonly points: Points;
  /** What they take off. */
  readonly worthFen: Fen;
  /** What was asked for; null for the most that helps. */
  readonly askedPoints: Points | null;
  readonly state: DebitState;
  /** What it needs to pass: the member's word, or, for a small amount, the code alone. */
  readonly passesBy: 'member' | 'code';
  readonly proposed: StaffMark;
  readonly expiresAtMs: number;
  /** The member's request that confirmed or declined it. */
  readonly answeredBy?: string;
  /** Who was the first at the counter to give it up; null for most. The account says whether in time. */
  readonly withdrawn: StaffMark | null;
  readonly undone: UndoMark | null;
  readonly movedAtMs: number;
}

/** One that its member was asked for. */
export type AskedDebit = Debit & { readonly state: AskedState };
