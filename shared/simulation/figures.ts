import type { Fen } from '../kernel/amounts';
import { monthOf, type BusinessMonth } from '../kernel/businessdate';
import { worthFenOf } from '../points/cash';
import type { Holdings } from '../points/model';
import type { CashRules } from '../rules/model';
import type { FlowSource, MemberOutcome } from './model';

/** What giving points is for, apart from taking them back after a refund. */
const issuing: readonly FlowSource[] = [
  ...(['welcome', 'checkin.base', 'checkin.streak', 'checkin.cumulative'] as const),
  ...(['checkin.tier', 'makeup'] as const),
  ...(['purchase', 'grant', 'adjust', 'import', 'groupbuy', 'reverse_earn'] as const),
];
const redeeming: readonly FlowSource[] = ['cash', 'spend', 'makeup.cost', 'reverse_spend'];

export interface FlowLine {
  readonly source: FlowSource;
  readonly points: number;
}

/** What a shop's points would have come to under one set of rules. Units: whole points and fen. */
export interface Figures {
  /** Points given by source; corrections and refunds take away from it. */
  readonly issued: readonly FlowLine[];
  /** Points used by source, as positive numbers; refunds take away from it. */
  readonly redeemed: readonly FlowLine[];
  readonly issuedPoints: number;
  readonly redeemedPoints: number;
  readonly expiredPoints: number;
  readonly streakPoints: number;
  /** Wanted and not to be had under these rules. */
  readonly unmetPoints: number;
  /** Null where the rules take no points for money, so that they have no price. */
  readonly issuedFen: Fen | null;
  readonly redeemedFen: Fen | null;
  /** What members could still use at the end: available, pending and held. */
  readonly liabilityPoints: number;
  readonly liabilityFen: Fen | null;
  /** By month of expiry, soonest first; null for points that never expire, last. */
  readonly liabilityByMonth: readonly { month: BusinessMonth | null; points: number }[];
  /** Days within which half of the active members gain their first reward; null for never. */
  readonly firstRewardDays: number | null;
}

/** Adds up what became of all members. Source: docs/domain/simulation.md, rule 7. */
export function figuresOf(outcomes: readonly MemberOutcome[], cash: CashRules | null): Figures {
  const worth = (points: number): Fen | null => cash && worthFenOf(points, cash);
  const total = (source: FlowSource): number =>
    outcomes.reduce((sum, { flows }) => sum + (flows[source] ?? 0), 0);
  const issued = linesOf(issuing, total);
  const redeemed = linesOf(redeeming, (source) => -total(source));
  const issuedPoints = sumOf(issued);
  const redeemedPoints = sumOf(redeemed);
  const liabilityByMonth = byMonth(outcomes.map(({ holdings }) => holdings));
  const liabilityPoints = sumOf(liabilityByMonth);
  return {
    issued,
    redeemed,
    issuedPoints,
    redeemedPoints,
    expiredPoints: 0 - total('expire'),
    streakPoints: total('checkin.streak') + total('checkin.cumulative'),
    unmetPoints: outcomes.reduce((sum, { unmetPoints }) => sum + unmetPoints, 0),
    issuedFen: worth(issuedPoints),
    redeemedFen: worth(redeemedPoints),
    liabilityPoints,
    liabilityFen: worth(liabilityPoints),
    liabilityByMonth,
    firstRewardDays: medianDays(outcomes),
  };
}

/** Every point a member could use, now or later, whatever it waits for. */
export function usableLots({ lots, pending, holds }: Holdings): Holdings['lots'] {
  return [...lots, ...pending, ...holds.flatMap((hold) => hold.lots)];
}

function linesOf(
  sources: readonly FlowSource[],
  total: (source: FlowSource) => number,
): readonly FlowLine[] {
  return sources
    .map((source) => ({ source, points: total(source) }))
    .filter(({ points }) => points !== 0);
}

function byMonth(all: readonly Holdings[]): Figures['liabilityByMonth'] {
  const months = new Map<BusinessMonth | null, number>();
  for (const { expiresOn, points } of all.flatMap(usableLots)) {
    const month = expiresOn && monthOf(expiresOn);
    months.set(month, (months.get(month) ?? 0) + points);
  }
  return [...months]
    .map(([month, points]) => ({ month, points }))
    .sort((a, b) => ((a.month ?? '9999') < (b.month ?? '9999') ? -1 : 1));
}

/** The day by which half of the active members have got there. */
function medianDays(outcomes: readonly MemberOutcome[]): number | null {
  const days = outcomes
    .filter(({ isActive }) => isActive)
    .map(({ firstRewardDays }) => firstRewardDays ?? Infinity)
    .sort((a, b) => a - b);
  const middle = days[Math.ceil(days.length / 2) - 1];
  return middle === undefined || middle === Infinity ? null : middle;
}

function sumOf(lines: readonly { points: number }[]): number {
  return lines.reduce((sum, { points }) => sum + points, 0);
}
