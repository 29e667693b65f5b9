import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './rounds';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [min = NaN, max = NaN] = [sorted[0], sorted.at(-1)];
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, min, max };
}

const rounded = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;

/** Prints a table and keeps the same as JSON in `dist/bench/<name>.json`. */
export function report(name: string, measured: readonly Measured[], facts: object): void {
  const results = measured.map((one) => ({
    name: one.name,
    floorName: one.floorName,
    ratio: spreadOf(one.rounds.map(({ ours, floor }) => ours / floor)),
    oursPerSecond: spreadOf(one.rounds.map(({ ours }) => ours)),
    floorPerSecond: spreadOf(one.rounds.map(({ floor }) => floor)),
  }));
  const width = Math.max(...results.map((one) => one.name.length));
  for (const { name: what, floorName, ratio, oursPerSecond, floorPerSecond } of results) {
    const range = `(${percent(ratio.min)} to ${percent(ratio.max)})`;
    console.info(
      `${what.padEnd(width)}  ${percent(ratio.median).padStart(6)} ${range.padEnd(18)} of ${floorName}:` +
        ` ${rounded(oursPerSecond.median)}/s of ${rounded(floorPerSecond.median)}/s`,
    );
  }
  keepJson(name, { ...facts, results });
}

/** Prints facts as JSON and keeps them in `dist/bench/<name>.json`. */
export function keepJson(name: string, facts: object): void {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  const json = JSON.stringify({ bench: name, at: new Date().toISOString(), machine, ...facts });
  writeFileSync(join('dist', 'bench', `${name}.json`), `${json}\n`);
  console.info(json);
}
