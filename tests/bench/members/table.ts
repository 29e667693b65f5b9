import type { RunOfFlow } from '../flows/measure';
import { markdownTable, type Columns } from '../support/markdown';
import { spreadOf } from '../support/report';

/** One flow in both shops, round by round, one right after the other. */
export interface Growth {
  readonly name: string;
  readonly clients: number;
  readonly rounds: { readonly small: RunOfFlow; readonly large: RunOfFlow }[];
}

const ms = (value: number): string => value.toFixed(2);

/** The rates of the large shop over those of the small in the same round, and the CPU of one call in each. */
export function growthTable(growths: readonly Growth[], few: number, many: number): string {
  const columns: Columns<Growth> = [
    ['flow', ({ name, clients }) => `${name}, ${String(clients)} clients`],
    [
      `a second at ${few.toLocaleString('en')}`,
      ({ rounds }) => middle(rounds.map((one) => one.small.perSecond)).toFixed(0),
    ],
    [
      `at ${many.toLocaleString('en')}`,
      ({ rounds }) => middle(rounds.map((one) => one.large.perSecond)).toFixed(0),
    ],
    [
      'share',
      ({ rounds }) => shareOf(rounds.map((one) => one.large.perSecond / one.small.perSecond)),
    ],
    ['CPU ms', ({ rounds }) => cpuOf(rounds.map((one) => one.small))],
    ['CPU ms', ({ rounds }) => cpuOf(rounds.map((one) => one.large))],
  ];
  return markdownTable(columns, growths);
}

const middle = (values: readonly number[]): number => spreadOf(values).median;

function shareOf(ratios: readonly number[]): string {
  const { median, min, max } = spreadOf(ratios);
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  return `${percent(median)} (${percent(min)} to ${percent(max)})`;
}

function cpuOf(runs: readonly RunOfFlow[]): string {
  const known = runs.flatMap(({ cpuMs }) => (cpuMs === undefined ? [] : [cpuMs]));
  return known.length === 0 ? 'unknown' : ms(middle(known));
}
