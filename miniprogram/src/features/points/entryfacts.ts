import type { LedgerEntry, Lot } from '#shared/points/model';
import { copy } from '../../copy';

interface EntryFact {
  readonly name: string;
  readonly value: string;
}

const words = copy.points.explanation;
const { grouped, signed } = copy.points;

/** What stands under the arithmetic: where it happened, the lots it touched, the balances, the place. */
export function factsOf(entry: LedgerEntry): EntryFact[] {
  const facts = entry.explanation.steps[0]?.facts ?? {};
  const { pendingPoints, heldPoints, debtPoints } = entry.change;
  return [
    ...given(words.store, facts['storeName']),
    ...given(words.bill, facts['billNumber']),
    ...lotFacts(entry.lotMoves),
    ...changed(words.pending, pendingPoints),
    ...changed(words.held, heldPoints),
    ...changed(words.debt, debtPoints),
    ...changed(words.growth, entry.growth?.growth ?? 0),
    { name: words.before, value: grouped(entry.balanceBeforePoints) },
    { name: words.after, value: grouped(entry.balanceAfterPoints) },
    ...dateFact(entry),
    { name: words.time, value: `${copy.dates.dayOf(entry.atMs)} ${copy.dates.time(entry.atMs)}` },
    { name: words.number, value: words.numberValue(entry.seq) },
  ];
}

/** Points in and points out are named once each. */
function lotFacts(moves: readonly Lot[]): EntryFact[] {
  return moves.map(({ points, expiresOn }, index) => {
    const name = points < 0 ? words.takenFrom : words.paidIn;
    const isNamed = index > 0 && Math.sign(points) === Math.sign(moves[index - 1]?.points ?? 0);
    return { name: isNamed ? '' : name, value: words.lot(Math.abs(points), expiresOn) };
  });
}

/** The day it counts for, where that is not the day it was written down. */
function dateFact({ businessDate, atMs }: LedgerEntry): EntryFact[] {
  const value = copy.dates.fullDay(businessDate);
  return value === copy.dates.dayOf(atMs) ? [] : [{ name: words.businessDate, value }];
}

function given(name: string, fact: string | number | undefined): EntryFact[] {
  return fact === undefined ? [] : [{ name, value: String(fact) }];
}

function changed(name: string, points: number): EntryFact[] {
  return points === 0 ? [] : [{ name, value: signed(points) }];
}
