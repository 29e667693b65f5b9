import { markdownTable, type Columns } from '../support/markdown';
import type { Spread } from '../support/report';
import type { BundleLoad } from './bundle-load';
import type { FlowOutcome } from './outcome';

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const figure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const times = (value: number): string => `${value.toFixed(2)} x`;
const spread = ({ median, min, max }: Spread, show: (value: number) => string): string =>
  `${show(median)} (${show(min)} to ${show(max)})`;

const columns: Columns<FlowOutcome> = [
  ['flow', ({ name, clients }) => `${name}, ${String(clients)} clients`],
  ['a second', ({ perSecond }) => spread(perSecond, figure)],
  ['of the floor', ({ ofFloor }) => spread(ofFloor, percent)],
  ['of the engine', ({ ofEngine }) => (ofEngine ? spread(ofEngine, percent) : '')],
  ["of check-in's rate", ({ ofCheckinRate }) => spread(ofCheckinRate, percent)],
  ['p50 ms', ({ p50Ms }) => figure(p50Ms.median)],
  ['p99 ms', ({ p99Ms }) => figure(p99Ms.median)],
  ["of check-in's p99", ({ ofCheckinP99 }) => spread(ofCheckinP99, times)],
  ['CPU ms', ({ cpuMs }) => (cpuMs ? figure(cpuMs.median) : 'unknown')],
  ['reads', ({ databaseReads }) => figure(databaseReads)],
  ['writes', ({ databaseWrites }) => figure(databaseWrites)],
  ['bytes', ({ replyBytes }) => replyBytes.toFixed(0)],
  ['yuan for 10,000', ({ yuanFor10000 }) => yuanFor10000.toFixed(2)],
  ['refused', ({ refusals }) => String(sum(Object.values(refusals)))],
];

const sum = (values: readonly number[]): number => values.reduce((one, more) => one + more, 0);

/** Medians, with the least and the most in brackets. */
export function tableOf(outcomes: readonly FlowOutcome[], load: BundleLoad): string {
  const floors = outcomes.map(({ floorPerSecond }) => figure(floorPerSecond.median)).join(', ');
  return [
    markdownTable(columns, outcomes),
    '',
    `Floor beside each, requests a second: ${floors}.`,
    `Loading the member function over the bare bundled SDK: ${spread(load.ratio, times)}; ` +
      `${figure(load.functionMs.median)} ms over ${figure(load.sdkMs.median)} ms.`,
  ].join('\n');
}

/** A line for each flow that refused anything. */
export function refusalLines(outcomes: readonly FlowOutcome[]): string[] {
  return outcomes.flatMap(({ name, refusals }) => {
    const codes = Object.entries(refusals).map(([code, count]) => `${code} ${String(count)} times`);
    return codes.length === 0 ? [] : [`Refused in "${name}": ${codes.join(', ')}.`];
  });
}
