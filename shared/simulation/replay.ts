import { noCheckins } from '../checkin/model';
import { zeroPoints, type Points } from '../kernel/amounts';
import { businessDateAt, daysBetween, type BusinessDate } from '../kernel/businessdate';
import { expiresOnFor } from '../points/expiry';
import { sumOfLots } from '../points/lots';
import type { Holdings } from '../points/model';
import { earn, netPointsBetween } from '../points/rules';
import { nextDueAtMs, settlementsDue } from '../points/settle';
import { perform, type Performed, type Standing } from './deeds';
import type {
  FlowSource,
  Flows,
  MemberEvent,
  MemberHistory,
  MemberOutcome,
  ReplayWindow,
  RulesAt,
} from './model';
import { Reversibles } from './reversals';

/**
 * Lives a member's history again under the rules that `rulesAt` gives for each instant, settling on
 * the way what falls due, and counts what moved within the window. Nothing is sealed or hashed: a
 * replay proves nothing, it only reckons. Source: docs/domain/simulation.md.
 */
export function replayMember(
  history: MemberHistory,
  rulesAt: RulesAt,
  window: ReplayWindow,
): MemberOutcome {
  const member = new ReplayedMember(history, rulesAt, window);
  for (const event of history.events) member.live(event);
  return member.outcome();
}

const nothingHeld: Holdings = { lots: [], pending: [], holds: [], debtPoints: zeroPoints };

class ReplayedMember {
  #standing: Standing = { holdings: nothingHeld, checkin: noCheckins, earnedToday: null };
  #unmetPoints = 0;
  #gainedPoints = 0;
  #isActive: boolean;
  #firstRewardDays: number | null = null;
  readonly #flows: Partial<Record<FlowSource, number>> = {};
  readonly #reversibles = new Reversibles();
  readonly #reversedIds: ReadonlySet<string>;
  readonly #joinedDate: BusinessDate;
  readonly #startDate: BusinessDate;

  constructor(
    readonly history: MemberHistory,
    readonly rulesAt: RulesAt,
    readonly window: ReplayWindow,
  ) {
    const { joinedAtMs, events } = history;
    this.#isActive = joinedAtMs >= window.fromMs;
    this.#joinedDate = businessDateAt(joinedAtMs, window.dayBoundary);
    this.#startDate = businessDateAt(Math.max(joinedAtMs, window.fromMs), window.dayBoundary);
    this.#reversedIds = new Set(
      events.flatMap(({ deed }) => (deed.kind === 'reverse' ? [deed.reversesEntryId] : [])),
    );
    this.#welcome();
  }

  live(event: MemberEvent): void {
    const { atMs, businessDate, deed } = event;
    this.#settleUntil(atMs);
    const rules = this.rulesAt(atMs);
    const before = this.#standing.holdings;
    const performed =
      deed.kind === 'reverse'
        ? this.#reversibles.reverse(this.#standing, deed, rules.points, businessDate)
        : perform(this.#standing, { ...event, deed }, rules, this.#joinedDate);
    this.#isActive ||= atMs >= this.window.fromMs;
    this.#take(performed, atMs, businessDate, deed.kind !== 'reverse');
    if (this.#reversedIds.has(event.entryId)) {
      this.#reversibles.remember(event.entryId, before, this.#standing.holdings);
    }
  }

  outcome(): MemberOutcome {
    const { memberId, nickname } = this.history;
    this.#settleUntil(this.window.nowMs);
    return {
      memberId,
      nickname,
      flows: this.#flows,
      holdings: this.#standing.holdings,
      unmetPoints: this.#unmetPoints,
      isActive: this.#isActive,
      firstRewardDays: this.#firstRewardDays,
    };
  }

  #welcome(): void {
    const { joinedAtMs } = this.history;
    const { programme, points: rules } = this.rulesAt(joinedAtMs);
    const points = programme.welcomePoints;
    if (points === 0) return;
    const expiresOn = expiresOnFor(this.#joinedDate, rules.expiry);
    const holdings = earn(this.#standing.holdings, { points, expiresOn });
    const standing = { ...this.#standing, holdings };
    const performed = { standing, flows: { welcome: points }, unmetPoints: 0 };
    this.#take(performed, joinedAtMs, this.#joinedDate, true);
  }

  /** Each thing at the very instant it falls due, so that it counts on its own day. */
  #settleUntil(untilMs: number): void {
    const { dayBoundary } = this.window;
    for (;;) {
      const { holdings } = this.#standing;
      const nowMs = nextDueAtMs(holdings, dayBoundary);
      if (nowMs === null || nowMs > untilMs) return;
      const { graceDays } = this.rulesAt(nowMs).points;
      const { memberId } = this.history;
      const date = businessDateAt(nowMs, dayBoundary);
      for (const due of settlementsDue(memberId, holdings, { nowMs, dayBoundary, graceDays })) {
        const flows: Flows =
          due.kind === 'expire'
            ? { expire: netPointsBetween(this.#standing.holdings, due.holdings) }
            : {};
        const standing = { ...this.#standing, holdings: due.holdings };
        this.#take({ standing, flows, unmetPoints: 0 }, nowMs, date, true);
      }
    }
  }

  #take(performed: Performed, atMs: number, date: BusinessDate, isGain: boolean): void {
    const before = sumOfLots(this.#standing.holdings.lots);
    this.#standing = performed.standing;
    if (atMs < this.window.fromMs) return;
    this.#unmetPoints += performed.unmetPoints;
    for (const [source, points] of Object.entries(performed.flows) as [FlowSource, number][]) {
      this.#flows[source] = (this.#flows[source] ?? 0) + points;
    }
    if (isGain) this.#gain(before, date);
  }

  #gain(before: Points, date: BusinessDate): void {
    this.#gainedPoints += Math.max(0, sumOfLots(this.#standing.holdings.lots) - before);
    if (this.#gainedPoints < this.window.firstRewardPoints) return;
    this.#firstRewardDays ??= daysBetween(this.#startDate, date);
  }
}
