import type { Figures } from '#shared/simulation/figures';
import type { FlowSource } from '#shared/simulation/model';
import { copy, money, points, signed } from './copy';

/** One line of the comparison, in words. */
export interface Line {
  readonly label: string;
  readonly today: string;
  readonly draft: string;
  readonly change: string;
}

export interface Both {
  readonly today: Figures;
  readonly draft: Figures;
}

/** Points of one thing under both rules; for the table and the chart alike. */
export interface Pair {
  readonly label: string;
  readonly today: number;
  readonly draft: number;
}

export function flowPairs({ today, draft }: Both, which: 'issued' | 'redeemed'): Pair[] {
  const sources = [...today[which], ...draft[which]].map(({ source }) => source);
  const of = (figures: Figures, source: FlowSource): number =>
    figures[which].find((line) => line.source === source)?.points ?? 0;
  return [...new Set(sources)].map((source) => ({
    label: copy.sources[source],
    today: of(today, source),
    draft: of(draft, source),
  }));
}

/** By month of expiry, soonest first; what never expires comes last. */
export function expiryPairs({ today, draft }: Both): Pair[] {
  const months = [...today.liabilityByMonth, ...draft.liabilityByMonth].map(({ month }) => month);
  const of = (figures: Figures, month: string | null): number =>
    figures.liabilityByMonth.find((line) => line.month === month)?.points ?? 0;
  return [...new Set(months)]
    .sort((a, b) => ((a ?? '9999') < (b ?? '9999') ? -1 : 1))
    .map((month) => ({
      label: month ?? copy.never,
      today: of(today, month),
      draft: of(draft, month),
    }));
}

export function pointsLine({ label, today, draft }: Pair): Line {
  const change = draft - today;
  return {
    label,
    today: points(today),
    draft: points(draft),
    change: signed(points(change), change),
  };
}

export function moneyLine(label: string, today: number | null, draft: number | null): Line {
  const word = (fen: number | null): string => (fen === null ? copy.noRate : money(fen));
  const change = today === null || draft === null ? null : draft - today;
  return {
    label,
    today: word(today),
    draft: word(draft),
    change: change === null ? '—' : signed(money(change), change),
  };
}

export function daysLine(label: string, today: number | null, draft: number | null): Line {
  const word = (days: number | null): string => (days === null ? copy.notReached : points(days));
  const change = today === null || draft === null ? null : draft - today;
  return {
    label,
    today: word(today),
    draft: word(draft),
    change: change === null ? '—' : signed(points(change), change),
  };
}
