import {
  businessDateAt,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '#shared/kernel/businessdate';
import type { MemberId, RequestId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import { emptyAccount, post, type Sha256 } from '#shared/points/chain';
import { expiresOnFor } from '#shared/points/expiry';
import type { Account, LedgerEntry, Posting } from '#shared/points/model';
import { settlementsDue } from '#shared/points/settle';
import { fallbackPointsRules } from '#shared/rules/defaults';
import type { PointsRules, RuleVersion } from '#shared/rules/model';
import { versionInForce } from '#shared/rules/rules';
import type { TierRules } from '#shared/tier/model';
import { tierPosting } from '#shared/tier/posting';
import type { PublishedRules } from '../programme';
import type { SoldBill } from './bills';

/** The nightly sweep's own minute. */
const settlesAfterMs = 5 * 60_000;

export interface LifeParts {
  readonly memberId: MemberId;
  readonly rules: PublishedRules;
  readonly dayBoundary: DayBoundary;
  readonly sha256: Sha256;
}

/** What a story says of a posting; date and instant are those of the moment it happens. */
export type Happening = Omit<Posting, 'businessDate' | 'atMs'>;

/** One member's books as the days pass: every entry is chained by the product's own operations. */
export class Life {
  account: Account;
  readonly entries: LedgerEntry[] = [];
  readonly orders: Order[] = [];
  readonly bills: SoldBill[] = [];

  constructor(
    readonly parts: LifeParts,
    joinedAtMs: number,
  ) {
    this.account = emptyAccount(parts.memberId, joinedAtMs);
  }

  /** Posts what time has made due, as the nightly sweep does early on a date. */
  dawn(date: BusinessDate): void {
    const nowMs = startOfBusinessDateMs(date, this.parts.dayBoundary) + settlesAfterMs;
    if (this.account.nextDueAtMs === null || this.account.nextDueAtMs > nowMs) return;
    const due = settlementsDue(this.account.memberId, this.account, {
      nowMs,
      dayBoundary: this.parts.dayBoundary,
      graceDays: this.pointsRule(nowMs).body.graceDays,
    });
    const requestId = `seed:settle:${date}` as RequestId;
    const moment = { businessDate: this.#dateOf(nowMs), atMs: nowMs, requestId };
    for (const { steps, ...settlement } of due) {
      this.#post({ ...settlement, ...moment, explanation: { rule: null, steps } });
    }
    this.#changeTier(nowMs, requestId);
  }

  /** Posts it, and the change of tier that it brings. */
  write(atMs: number, happening: Happening): void {
    this.#post({ ...happening, businessDate: this.#dateOf(atMs), atMs });
    this.#changeTier(atMs, happening.requestId);
  }

  #changeTier(atMs: number, requestId: RequestId): void {
    const rule = this.tierRule(atMs);
    const today = this.#dateOf(atMs);
    const posting = rule && tierPosting(this.account, { rule, today, atMs, requestId });
    if (!posting) return;
    this.#post(posting);
    this.#changeTier(atMs, requestId);
  }

  #post(posting: Posting): void {
    const next = post(this.account, posting, this.parts);
    this.account = next.account;
    this.entries.push(next.entry);
  }

  #dateOf(atMs: number): BusinessDate {
    return businessDateAt(atMs, this.parts.dayBoundary);
  }

  /** Null while the shop has no tiers yet. */
  tierRule(atMs: number): RuleVersion<TierRules> | null {
    return versionInForce(this.parts.rules.tier ?? [], atMs);
  }

  pointsRule(atMs: number): RuleVersion<PointsRules> {
    return versionInForce(this.parts.rules.points, atMs) ?? fallbackPointsRules;
  }

  /** The last date of points earned at an instant. */
  expiresOn(atMs: number): BusinessDate | null {
    const earnedOn = businessDateAt(atMs, this.parts.dayBoundary);
    return expiresOnFor(earnedOn, this.pointsRule(atMs).body.expiry);
  }
}
