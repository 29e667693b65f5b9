import { createHash } from 'node:crypto';
import { toPoints } from '#shared/kernel/amounts';
import {
  businessDateAt,
  startOfBusinessDateMs,
  type BusinessDate,
} from '#shared/kernel/businessdate';
import type { EntryId, MemberId, RequestId } from '#shared/kernel/ids';
import { emptyAccount, post } from '#shared/points/chain';
import type { Account, EntryKind, Holdings, LedgerEntry } from '#shared/points/model';
import { netPointsBetween } from '#shared/points/rules';
import { settlementsDue } from '#shared/points/settle';
import { shanghaiMidnight } from '#shared/rules/defaults';

export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');
export const day = (text: string): BusinessDate => text as BusinessDate;
export const noonOf = (date: BusinessDate): number =>
  startOfBusinessDateMs(date, shanghaiMidnight) + 43_200_000;

/** One member's books, kept with the product's own operations: for tests that tell a story. */
export class Book {
  account: Account = emptyAccount('m_1' as MemberId, 0);
  readonly entries: LedgerEntry[] = [];
  nowMs: number;
  #posted = 0;

  constructor(
    public today: BusinessDate,
    readonly graceDays = 30,
    readonly hash = sha256,
  ) {
    this.nowMs = noonOf(today);
  }

  /** Posts where the points lie after an operation, as a feature would. */
  write(kind: EntryKind, holdings: Holdings, name = ''): LedgerEntry {
    this.#posted += 1;
    const points = netPointsBetween(this.account, holdings);
    return this.#post(kind, holdings, `${kind}:${name || String(this.#posted)}`, [
      { code: kind, points, facts: {} },
    ]);
  }

  /** Moves to a date and posts what time has made due on the way. */
  settleOn(date: BusinessDate): void {
    this.settleAt(noonOf(date));
  }

  settleAt(nowMs: number): void {
    this.nowMs = nowMs;
    this.today = businessDateAt(nowMs, shanghaiMidnight);
    const due = settlementsDue(this.account.memberId, this.account, {
      nowMs,
      dayBoundary: shanghaiMidnight,
      graceDays: this.graceDays,
    });
    for (const { entryId, kind, holdings, steps } of due) {
      this.#post(kind, holdings, entryId, steps);
    }
  }

  /** The lots as a short text: `2026-12-31:50 never:20`. */
  lots(): string {
    return this.account.lots
      .map(({ expiresOn, points }) => `${expiresOn ?? 'never'}:${String(points)}`)
      .join(' ');
  }

  #post(
    kind: EntryKind,
    holdings: Holdings,
    entryId: string,
    steps: LedgerEntry['explanation']['steps'],
  ): LedgerEntry {
    const next = post(
      this.account,
      {
        entryId: entryId as EntryId,
        kind,
        holdings,
        businessDate: this.today,
        atMs: this.nowMs,
        requestId: entryId as RequestId,
        explanation: { rule: null, steps },
      },
      { sha256: this.hash, dayBoundary: shanghaiMidnight },
    );
    this.account = next.account;
    this.entries.push(next.entry);
    return next.entry;
  }
}

/** Gives the value, or throws what was refused: for steps of a story that must be accepted. */
export function accepted<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { code: string } },
): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export const points = toPoints;
