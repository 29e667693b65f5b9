import { sumOfLots } from '#shared/points/lots';
import type { LedgerEntry } from '#shared/points/model';
import { netPointsOf } from '#shared/points/rules';
import type { Book } from '../../rules/book';
import type { Plain } from './plain';

export interface Real {
  readonly book: Book;
  readonly earns: LedgerEntry[];
  readonly spends: LedgerEntry[];
  /** Points that the reversals of an entry have named so far. */
  readonly named: Map<string, number>;
  /** Ids of the entries verified so far: what is posted once must not come again. */
  readonly ids: Set<string>;
  holds: number;
  seen: number;
  net: number;
}

/** Every invariant of the books, after every step. Plain comparisons: there are a hundred thousand. */
export function verify(plain: Plain, real: Real): void {
  const { account, entries } = real.book;
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
  const lots = new Map<string | null, number>();
  for (const date of plain.available) lots.set(date, (lots.get(date) ?? 0) + 1);
  for (const entry of entries.slice(real.seen)) {
    real.net += netPointsOf(entry);
    agree('a balance below nothing', entry.balanceAfterPoints < 0, false);
    agree(`${entry.entryId} posted before`, real.ids.has(entry.entryId), false);
    real.ids.add(entry.entryId);
  }
  real.seen = entries.length;

  agree('available', availablePoints, plain.available.length);
  agree('pending', pendingPoints, plain.pending.length);
  agree('held', heldPoints, [...plain.holds.values()].flatMap((one) => one.points).length);
  agree('debt', debtPoints, plain.debt);
  agree('sum of lots', sumOfLots(account.lots), availablePoints);
  agree('sum of entries', real.net, availablePoints + pendingPoints + heldPoints - debtPoints);
  const realLots = account.lots.map(({ expiresOn, points: count }) => [expiresOn, count]);
  agree('lots', JSON.stringify(realLots), JSON.stringify([...lots]));
}

/** A plain comparison: a matcher of the test library would be most of the time here. */
export function agree(what: string, real: unknown, plain: unknown): void {
  if (real !== plain) throw new Error(`${what}: ${String(real)}, the model says ${String(plain)}`);
}
