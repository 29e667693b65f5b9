import type { MemberId } from '../kernel/ids';
import { worthFenOf } from '../points/cash';
import type { CashRules } from '../rules/model';
import { figuresOf, usableLots, type Figures } from './figures';
import type { DraftRules, MemberHistory, MemberOutcome, ReplayWindow, RulesAt } from './model';
import { replayMember } from './replay';
import { rulesFrom } from './rulebook';

/** How a member fares under the draft, next to today's rules. */
export interface MemberChange {
  readonly memberId: MemberId;
  readonly nickname: string;
  /** Points used within the window and left at its end; what is owed taken off. */
  readonly todayPoints: number;
  readonly draftPoints: number;
  readonly deltaPoints: number;
  /** The same in money, each at the rate of its own rules; null where one of them has no rate. */
  readonly deltaFen: number | null;
}

export interface SimulationReport {
  readonly members: number;
  readonly today: Figures;
  readonly draft: Figures;
  readonly betterOff: number;
  readonly worseOff: number;
  readonly unchanged: number;
  /** The changes farthest from nothing, largest first. */
  readonly extremes: readonly MemberChange[];
}

const extremesListed = 10;

/**
 * Replays all histories under today's rules and under a draft laid over them, from the same start.
 * Source: docs/domain/simulation.md.
 */
export function simulate(
  histories: readonly MemberHistory[],
  past: RulesAt,
  draft: DraftRules,
  window: ReplayWindow,
): SimulationReport {
  const replayed = (rulesAt: RulesAt): MemberOutcome[] =>
    histories.map((history) => replayMember(history, rulesAt, window));
  const todayRules = rulesFrom(past, window);
  const draftRules = rulesFrom(past, window, draft);
  const today = replayed(todayRules);
  const drafted = replayed(draftRules);
  const rates = {
    today: todayRules(window.nowMs).points.cash,
    draft: draftRules(window.nowMs).points.cash,
  };
  const changes = today.flatMap((outcome, index) => {
    const other = drafted[index];
    return other ? [changeOf(outcome, other, rates)] : [];
  });
  return {
    members: histories.length,
    today: figuresOf(today, rates.today),
    draft: figuresOf(drafted, rates.draft),
    betterOff: changes.filter((change) => gainOf(change) > 0).length,
    worseOff: changes.filter((change) => gainOf(change) < 0).length,
    unchanged: changes.filter((change) => gainOf(change) === 0).length,
    extremes: changes
      .filter((change) => gainOf(change) !== 0)
      .sort((a, b) => Math.abs(gainOf(b)) - Math.abs(gainOf(a)) || order(a, b))
      .slice(0, extremesListed),
  };
}

function changeOf(
  today: MemberOutcome,
  draft: MemberOutcome,
  rates: { today: CashRules | null; draft: CashRules | null },
): MemberChange {
  const todayPoints = benefitOf(today);
  const draftPoints = benefitOf(draft);
  return {
    memberId: today.memberId,
    nickname: today.nickname,
    todayPoints,
    draftPoints,
    deltaPoints: draftPoints - todayPoints,
    deltaFen:
      rates.today &&
      rates.draft &&
      worthFenOf(draftPoints, rates.draft) - worthFenOf(todayPoints, rates.today),
  };
}

/** Money tells more than points where the draft changes what a point is worth. */
function gainOf({ deltaFen, deltaPoints }: MemberChange): number {
  return deltaFen ?? deltaPoints;
}

function benefitOf({ flows, holdings }: MemberOutcome): number {
  const used = -(flows.cash ?? 0) - (flows.spend ?? 0) - (flows.reverse_spend ?? 0);
  const left = usableLots(holdings).reduce((sum, { points }) => sum + points, 0);
  return used + left - holdings.debtPoints;
}

function order(a: MemberChange, b: MemberChange): number {
  return a.memberId < b.memberId ? -1 : 1;
}
