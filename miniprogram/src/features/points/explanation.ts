import { toPoints } from '#shared/kernel/amounts';
import type { ExplainedStep, LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';

interface ExplainedLine {
  readonly text: string;
  readonly points: number;
}

/** An entry in words, from the facts it carries: what was asked, and the arithmetic. */
export interface ExplainedEntry {
  /** The rule and its version; empty where none was asked. */
  readonly rule: string;
  /** 签到规则第 3 版 · 连续第 20 天 · 10 + 100 */
  readonly summary: string;
  /** What was out of the ordinary, for a line of the list; empty for an ordinary check-in. */
  readonly remark: string;
  readonly lines: readonly ExplainedLine[];
  /** What the lines add up to: gained or lost in all, spendable already or not. */
  readonly totalPoints: number;
}

const words = copy.points.explanation;

export function explainEntry(entry: LedgerEntry): ExplainedEntry {
  const { rule, steps } = entry.explanation;
  const lines =
    steps.length > 0
      ? steps.map((step) => ({ text: words.step(step), points: step.points }))
      : [{ text: words.moved[entry.kind] ?? words.movedOther, points: entry.deltaPoints }];
  const reason = reasonOf(entry, steps);
  const ruleText = rule === null ? '' : words.rule(rule.name, rule.version);
  return {
    rule: ruleText,
    summary: words.summary([
      ruleText,
      reason === '' ? (lines[0]?.text ?? '') : reason,
      entry.kind === 'tier' ? '' : words.sum(lines.map(({ points }) => points)),
    ]),
    remark: entry.kind === 'checkin' && isPlain(steps) ? '' : reason,
    lines,
    totalPoints: toPoints(lines.reduce((sum, { points }) => sum + points, 0)),
  };
}

function isPlain(steps: readonly ExplainedStep[]): boolean {
  return steps[steps.length - 1]?.code === 'checkin.base';
}

/** The store where there is one; else the day made up; else the last addend, the bonus of a day. */
function reasonOf({ kind }: LedgerEntry, steps: readonly ExplainedStep[]): string {
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (first === undefined || last === undefined) return '';
  const { storeName } = first.facts;
  if (storeName !== undefined) return String(storeName);
  return words.step(kind === 'makeup' ? first : last);
}
