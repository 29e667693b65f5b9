import { negatePoints, toFen, toPoints, type Points } from '#shared/kernel/amounts';
import type { Debit } from '#shared/store/debit/model';
import { debitEntryIds } from '#shared/store/debit/rules';
import type { Grant } from '#shared/store/grant/model';
import type { Bill, StaffMark } from '#shared/store/purchase/model';
import type { StoreRules } from '#shared/store/till/model';
import type { CounterFigures, TodayLine } from '#shared/store/today/contract';
import type { UndoAsk } from '#shared/store/undo/model';
import { undoUntilMs, type Undoer } from '#shared/store/undo/rules';

/** What was done at a counter on a date. */
export interface Doings {
  readonly bills: readonly Bill[];
  readonly debits: readonly Debit[];
  readonly grants: readonly Grant[];
}

type NamedLine = TodayLine & { readonly staffName: string };

const isStanding = ({ undone }: { undone: unknown }): boolean => undone === null;
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** Counts and sums; what was undone counts only as undone. */
export function figuresOf({ bills, debits, grants }: Doings): CounterFigures {
  const standing = bills.filter(isStanding);
  const passed = debits.filter(({ state }) => state === 'confirmed');
  const given = grants.filter(({ state }) => state === 'given');
  const linked = standing.filter(({ memberId }) => memberId !== null);
  const undone = [bills, debits, grants].map((all) => all.filter((one) => !isStanding(one)).length);
  return {
    linkedBills: linked.length,
    unlinkedBills: standing.length - linked.length,
    billsFen: toFen(sum(standing.map(({ amountFen }) => amountFen))),
    pointsIssued: toPoints(
      sum([...linked.map(({ points }) => points ?? 0), ...given.map(({ points }) => points)]),
    ),
    pointsUsed: toPoints(sum(passed.map(({ points }) => points))),
    undone: sum(undone),
  };
}

/** Who looks, and when. */
interface Looking {
  readonly undoer: Undoer;
  readonly rules: StoreRules['undo'];
  readonly nowMs: number;
  /** What waits for another's word. */
  readonly asks: readonly UndoAsk[];
}

const linesOfPage = 30;

/** A page of doings, the newest first, and until when the person who looks may undo each. */
export function pageOf(
  { bills, debits, grants }: Doings,
  { undoer, rules, nowMs, asks }: Looking,
  cursor: string | null,
): { readonly lines: readonly NamedLine[]; readonly nextCursor: string | null } {
  const drawn = [...bills.map(billLine), ...debits.map(debitLine), ...grants.map(grantLine)]
    .sort((a, b) => b.line.atMs - a.line.atMs || order(b.line.entryId, a.line.entryId))
    .filter(({ line }) => cursor === null || isAfter(line, cursor));
  const lines = drawn.slice(0, linesOfPage).map(({ line, mark, canUndo }) => {
    const untilMs = canUndo ? undoUntilMs(mark, undoer, rules) : null;
    const ask = asks.find(({ entryId }) => entryId === line.entryId);
    return {
      ...line,
      staffName: mark.staffName,
      undoUntilMs: untilMs !== null && untilMs >= nowMs ? untilMs : null,
      undoAsked: ask ? { staffName: ask.asked.staffName, expiresAtMs: ask.expiresAtMs } : null,
    };
  });
  const last = drawn.length > linesOfPage ? lines.at(-1) : undefined;
  return { lines, nextCursor: last ? `${String(last.atMs)}:${last.entryId}` : null };
}

/** Whether a line stands below the one that a cursor names, which may be gone from its place. */
function isAfter({ atMs, entryId }: Pick<TodayLine, 'atMs' | 'entryId'>, cursor: string): boolean {
  const end = cursor.indexOf(':');
  const lastMs = Number(cursor.slice(0, end));
  return atMs < lastMs || (atMs === lastMs && entryId < cursor.slice(end + 1));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

interface Drawn {
  readonly line: Omit<TodayLine, 'undoUntilMs' | 'undoAsked'>;
  readonly mark: StaffMark;
  readonly canUndo: boolean;
}

function billLine(bill: Bill): Drawn {
  const { billId: entryId, state, billNumber, amountFen, points, undone } = bill;
  const mark = bill.linked ?? bill.recorded;
  const kind = bill.memberId === null ? 'bill' : 'purchase';
  const line = { kind, entryId, state, billNumber, amountFen, points, atMs: mark.atMs } as const;
  return { line, mark, canUndo: undone === null };
}

function debitLine(debit: Debit): Drawn {
  const { state, billNumber, worthFen: amountFen, proposed: mark } = debit;
  const entryId = debitEntryIds(debit).capture;
  const points: Points = negatePoints(debit.points);
  const line = { kind: 'debit', entryId, state, billNumber, amountFen, points } as const;
  return { line: { ...line, atMs: mark.atMs }, mark, canUndo: state === 'confirmed' };
}

function grantLine(grant: Grant): Drawn {
  const { grantId: entryId, state, points } = grant;
  const mark = grant.decided ?? grant.asked;
  const line = { kind: 'grant', entryId, state, billNumber: null, amountFen: null } as const;
  return { line: { ...line, points, atMs: mark.atMs }, mark, canUndo: state === 'given' };
}
