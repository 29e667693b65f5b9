import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';

interface ExplainedLine {
  readonly text: string;
  readonly points: number;
}

/** An entry in words, from the facts it carries: what was asked, and the arithmetic. */
export interface ExplainedEntry {
  /** 签到规则 v3 · 连续第 20 天 · 10 + 100 */
  readonly summary: string;
  /** What was out of the ordinary, for a line of the list; empty for an ordinary check-in. */
  readonly remark: string;
  readonly lines: readonly ExplainedLine[];
}

export function explainEntry(entry: LedgerEntry): ExplainedEntry {
  const words = copy.points.explanation;
  const { rule, steps } = entry.explanation;
  const lines = steps.map((step) => ({ text: words.step(step), points: step.points }));
  const last = steps[steps.length - 1];
  const reason = last === undefined ? '' : words.step(last);
  return {
    summary: words.summary([
      rule === null ? '' : words.rule(rule.name, rule.version),
      reason,
      words.sum(lines.map(({ points }) => points)),
    ]),
    remark: last?.code === 'checkin.base' ? '' : reason,
    lines,
  };
}
