import { toFen, toPoints, type Fen, type Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import { canonicalJson } from '../../kernel/canonicaljson';
import type { MemberId } from '../../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { EarnedToday } from '../../points/model';
import type { StoreRules } from '../till/model';
import type { BillTaken } from './contract';
import type { Bill, BillLine, StaffMark } from './model';

/** One bill of a store and date, whatever became of it. */
export function billKeyOf(storeId: string, date: BusinessDate, billNumber: string): string {
  return `bill:${storeId}:${date}:${billNumber}`;
}

/** The first round bears the key itself; neither store, date nor number holds a `#`. */
export function roundId(key: string, round: number): string {
  return round === 1 ? key : `${key}#${String(round)}`;
}

/**
 * When the clerk recorded it, as far as that can be believed: a phone's clock counts only between the
 * scan and the arrival, which are the cloud's own. Units: ms since the epoch.
 */
export function believedAtMs(claimedMs: number | undefined, fromMs: number, nowMs: number): number {
  return Math.min(Math.max(claimedMs ?? nowMs, fromMs), nowMs);
}

/** What is to be recorded. */
export interface WantedBill {
  readonly billNumber: string;
  readonly amountFen: Fen;
  readonly lines: readonly BillLine[];
  /** Null for a bill that nobody showed a code for. */
  readonly memberId: MemberId | null;
  readonly staffId: string;
  readonly requestId: string;
  readonly recordedAtMs: number;
}

/** Record it as this round; give the first answer; or give the member of now a bill without one. */
export type RecordingDecision =
  | { readonly action: 'add'; readonly round: number }
  | { readonly action: 'answer'; readonly bill: Bill }
  | { readonly action: 'link'; readonly bill: Bill };

type RecordingRefusal = Refusal<'request.key_reused'> | BillTaken | Refusal<'store.bill_undone'>;

/**
 * What a bill comes to whose number may have been recorded before. The same bill is answered as the
 * first time; another one under its number is refused. After an undo the number is free again, but not
 * for a record that was made before the undo and comes late.
 *
 * `rounds` oldest first. Source: docs/domain/till.md, rules 2 and 3.
 */
export function decideRecording(
  rounds: readonly Bill[],
  wanted: WantedBill,
): Result<RecordingDecision, RecordingRefusal> {
  const own = rounds.find(
    ({ recorded, linked }) => isSameRequest(recorded, wanted) || isSameRequest(linked, wanted),
  );
  if (own) {
    return isSameBill(own, wanted) || isLinkedSince(own, wanted)
      ? accept({ action: 'answer', bill: own })
      : refuse({ code: 'request.key_reused' });
  }
  const latest = rounds.at(-1);
  if (!latest) return accept({ action: 'add', round: 1 });
  if (latest.undone) {
    const { staffName, atMs } = latest.undone;
    return wanted.recordedAtMs <= atMs
      ? refuse({ code: 'store.bill_undone', billNumber: wanted.billNumber, staffName, atMs })
      : accept({ action: 'add', round: latest.round + 1 });
  }
  if (isSameBill(latest, wanted)) return accept({ action: 'answer', bill: latest });
  if (latest.state === 'unlinked' && wanted.memberId !== null && isSameSum(latest, wanted)) {
    return accept({ action: 'link', bill: latest });
  }
  return refuse(billTaken(latest));
}

/** The round of a bill that has not been taken back, or is not about to be; null for none. */
export function standingRound(rounds: readonly Bill[]): Bill | null {
  return rounds.find(({ undone }) => undone === null) ?? null;
}

/** The refusal that says who recorded a bill. */
export function billTaken({ billNumber, amountFen, recorded }: Bill): BillTaken {
  const { staffName, atMs } = recorded;
  return { code: 'store.bill_taken', billNumber, amountFen, staffName, atMs };
}

function isSameRequest(mark: StaffMark | null, wanted: WantedBill): boolean {
  return mark?.staffId === wanted.staffId && mark.requestId === wanted.requestId;
}

function isSameBill(bill: Bill, wanted: WantedBill): boolean {
  return bill.memberId === wanted.memberId && isSameSum(bill, wanted);
}

/** Recorded without a member by this very request; somebody has come for it meanwhile. */
function isLinkedSince(bill: Bill, wanted: WantedBill): boolean {
  return wanted.memberId === null && isSameSum(bill, wanted);
}

function isSameSum(bill: Pick<Bill, 'amountFen' | 'lines'>, wanted: WantedBill): boolean {
  return (
    bill.amountFen === wanted.amountFen && canonicalJson(bill.lines) === canonicalJson(wanted.lines)
  );
}

/** Fewer bills say nothing about what is usual. */
const billsForUsual = 5;

/** The middle one of a store's last bills; null while there are too few. Units: fen. */
export function usualBillFen(amounts: readonly number[]): Fen | null {
  if (amounts.length < billsForUsual) return null;
  const sorted = [...amounts].sort((a, b) => a - b);
  return toFen(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
}

/** Whether an amount looks as if a zero had slipped in. */
export function isUnusual(
  amountFen: Fen,
  usualFen: Fen | null,
  { unusualTimes, unusualFromFen }: StoreRules['purchase'],
): boolean {
  return amountFen >= (usualFen === null ? unusualFromFen : usualFen * unusualTimes);
}

/**
 * What counts towards the daily cap of a bill's own date. A bill that waited past midnight belongs to
 * a date whose sum is gone; it is held against the newer one, so that waiting never earns more.
 */
export function earnedBefore(earned: EarnedToday | null, date: BusinessDate): EarnedToday | null {
  return earned && earned.date >= date ? { ...earned, date } : null;
}

/** The day's sum after the bill: the account keeps the newest date. */
export function earnedAfter(earned: EarnedToday | null, decided: EarnedToday): EarnedToday {
  return earned && earned.date > decided.date ? { ...decided, date: earned.date } : decided;
}

/** The day's sum after a bill of a date was undone: what it earned may be earned again. */
export function earnedAfterUndo(
  earned: EarnedToday | null,
  date: BusinessDate,
  points: Points,
): EarnedToday | null {
  if (earned?.date !== date) return earned;
  return { date, purchasePoints: toPoints(Math.max(0, earned.purchasePoints - points)) };
}
