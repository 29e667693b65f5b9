import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import type { LedgerEntry } from '#shared/points/model';
import type { ReversePolicy } from '#shared/rules/model';

/**
 * A plain model of one member's points beside the real books: single points in a list, each with
 * its date of expiry, moved one by one. Slow and obvious, where the product is quick and careful.
 */
export class Plain {
  available: (BusinessDate | null)[] = [];
  pending: { entryId: string; releaseOn: BusinessDate; expiresOn: BusinessDate | null }[] = [];
  holds = new Map<string, { points: (BusinessDate | null)[]; untilMs: number }>();
  debt = 0;

  give(count: number, expiresOn: BusinessDate | null): void {
    for (let index = 0; index < count; index += 1) {
      if (this.debt > 0) this.debt -= 1;
      else this.available.push(expiresOn);
    }
    this.#sort();
  }

  take(count: number): (BusinessDate | null)[] {
    return this.available.splice(0, count);
  }

  giveBack(taken: readonly (BusinessDate | null)[], today: BusinessDate, graceDays: number): void {
    const grace = addDays(today, graceDays);
    this.available.push(...taken.map((date) => (date !== null && date < today ? grace : date)));
    this.#sort();
  }

  settle(today: BusinessDate, nowMs: number, graceDays: number): void {
    for (const [holdId, { points: held, untilMs }] of [...this.holds]) {
      if (untilMs > nowMs) continue;
      this.holds.delete(holdId);
      this.giveBack(held, today, graceDays);
    }
    const due = this.pending.filter(({ releaseOn }) => releaseOn <= today);
    this.pending = this.pending.filter(({ releaseOn }) => releaseOn > today);
    for (const { expiresOn } of due) this.give(1, expiresOn);
    this.available = this.available.filter((date) => date === null || date >= today);
  }

  /** What an entry gave is taken back: still pending first, then its own lots, then any other. */
  takeBack(entry: LedgerEntry, count: number, policy: ReversePolicy): void {
    const own = entry.lotMoves.filter((move) => move.points > 0).map((move) => move.expiresOn);
    for (let index = 0; index < count; index += 1) {
      const pending = this.pending.findIndex(({ entryId }) => entryId === entry.entryId);
      const ownLot = this.available.findIndex((date) => own.includes(date));
      if (pending >= 0) this.pending.splice(pending, 1);
      else if (ownLot >= 0) this.available.splice(ownLot, 1);
      else if (this.available.length > 0) this.available.shift();
      else if (policy === 'into_debt') this.debt += 1;
    }
  }

  #sort(): void {
    this.available.sort((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : 1));
  }
}
