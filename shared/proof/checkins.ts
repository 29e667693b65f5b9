import { checkedDaysIn } from '../checkin/calendar';
import { noCheckins, type CheckinRules, type CheckinState } from '../checkin/model';
import { decideCheckin, withDay } from '../checkin/rules';
import { lastDateOf, lengthOf } from '../checkin/runs';
import { addDays, monthOf, type BusinessDate } from '../kernel/businessdate';
import type { LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import { once } from '../rules/model';
import type { TierCode } from '../tier/model';
import { highestOf } from '../tier/rules';
import { tierCodesAfter } from '../tier/standing';
import { inEachBook } from './book';
import type { Book, CheckinVersion, Invariant, TierVersion } from './model';
import { versionNamed, versionsPossible } from './versions';

export const checkinInvariants: readonly Invariant[] = [
  {
    number: 13,
    says: 'one check-in a member and date, paid as the rules in force that day say',
    needs: ['ledger', 'rules'],
    *breaches({ books, checkinVersions, tierVersions }) {
      for (const { account, entries } of books) {
        for (const what of wronglyPaid(entries, checkinVersions, tierVersions)) {
          yield { of: account.memberId, what };
        }
      }
    },
  },
  {
    number: 14,
    says: 'streak, best streak, total and calendar are those of the dates; none made up ahead',
    needs: ['ledger'],
    breaches: inEachBook(function* (book) {
      const { checkin } = book.account;
      const dates = datesOf(book);
      const rows = rowsOf(dates);
      const newest = rows.at(-1)?.length ?? 0;
      const found = {
        streak: [lengthOf(checkin.runs[0]), newest],
        best: [checkin.bestStreakDays, Math.max(0, ...rows.map(({ length }) => length))],
        total: [checkin.totalDays, dates.length],
      };
      for (const [name, [stored, counted]] of Object.entries(found)) {
        if (stored !== counted) yield `${name} is ${String(stored)}, counted ${String(counted)}`;
      }
      for (const { month } of checkin.months) {
        const marked = checkedDaysIn(checkin.months, month).join();
        if (marked !== dates.filter((date) => monthOf(date) === month).join()) yield month;
      }
      for (const entry of book.entries) {
        if (entry.kind === 'makeup' && dateOf(entry) >= entry.businessDate) yield entry.entryId;
      }
    }),
  },
  {
    number: 15,
    says: 'the newest check-in an account names is the newest there is',
    needs: ['ledger'],
    breaches: inEachBook(function* (book) {
      const newest = datesOf(book).at(-1) ?? null;
      const named = lastDateOf(book.account.checkin);
      if (named !== newest) yield `names ${String(named)}, it is ${String(newest)}`;
    }),
  },
];

function* wronglyPaid(
  entries: readonly LedgerEntry[],
  versions: readonly CheckinVersion[],
  ladders: readonly TierVersion[],
): Generator<string> {
  let state: CheckinState = noCheckins;
  let tierCodes: readonly TierCode[] = [];
  const dates = new Set<BusinessDate>();
  for (const entry of entries) {
    tierCodes = tierCodesAfter(tierCodes, entry);
    if (entry.kind !== 'checkin' && entry.kind !== 'makeup') continue;
    const date = dateOf(entry);
    if (dates.has(date)) yield `${date} twice`;
    dates.add(date);
    if (entry.kind === 'checkin') {
      const version = versionNamed(versions, entry.explanation.rule?.version, entry.atMs);
      if (!version) yield `${entry.entryId}: not by the rule in force`;
      else {
        const fault = payFault(entry, { state, rules: version.body, ladders, tierCodes });
        if (fault) yield `${entry.entryId}${fault}`;
      }
    }
    state = { ...withDay(state, date), last: null };
  }
}

/** Around a publication nobody can tell which ladder a process knew: what one of them pays is right. */
function payFault(
  entry: LedgerEntry,
  by: {
    readonly state: CheckinState;
    readonly rules: CheckinRules;
    readonly ladders: readonly TierVersion[];
    readonly tierCodes: readonly TierCode[];
  },
): string | null {
  const possible = versionsPossible(by.ladders, entry.atMs).map((ladder) =>
    ladder ? (highestOf(by.tierCodes, ladder.body).checkinTimes ?? once) : once,
  );
  let fault: string | null = null;
  for (const times of possible) {
    const decided = decideCheckin(by.state, by.rules, dateOf(entry), times);
    if (!decided.ok) return `: ${decided.error.code}`;
    const { pointsAwarded } = decided.value;
    if (pointsAwarded === netPointsOf(entry)) return null;
    fault = ` should have paid ${String(pointsAwarded)}`;
  }
  return fault;
}

function datesOf({ entries }: Book): BusinessDate[] {
  return entries
    .filter(({ kind }) => kind === 'checkin' || kind === 'makeup')
    .map(dateOf)
    .sort();
}

/** The day an entry is for: its id ends with it. */
function dateOf({ entryId }: LedgerEntry): BusinessDate {
  return entryId.slice(-10) as BusinessDate;
}

/** Dates, in order, cut where a day is missing. */
function rowsOf(dates: readonly BusinessDate[]): BusinessDate[][] {
  const rows: BusinessDate[][] = [];
  for (const date of dates) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && addDays(last, 1) === date) row.push(date);
    else rows.push([date]);
  }
  return rows;
}
