import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Defect } from './defect';

/** What became of a defect. */
export interface Outcome {
  readonly id: string;
  readonly says: string;
  /** Of the defect and the file it is put into: what has not changed need not run again. */
  readonly of: string;
  /** The test that noticed, or null. */
  readonly caughtBy: string | null;
  /** What that test said. */
  readonly message: string;
  /** Whether the tests named for it were enough. */
  readonly isTargeted: boolean;
  readonly seconds: number;
}

export function digestOf(defect: Defect, text: string): string {
  return createHash('sha256')
    .update(`${JSON.stringify(defect)}\0${text}`)
    .digest('hex')
    .slice(0, 16);
}

/** Outcomes by the id of the defect, kept in a file after each. */
export class Outcomes {
  readonly #outcomes: Map<string, Outcome>;

  constructor(readonly file: string) {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome[]) : [];
    this.#outcomes = new Map(kept.map((outcome) => [outcome.id, outcome]));
  }

  find(id: string): Outcome | undefined {
    return this.#outcomes.get(id);
  }

  keep(outcome: Outcome): void {
    this.#outcomes.set(outcome.id, outcome);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify([...this.#outcomes.values()], null, 2)}\n`);
  }
}

/** As a table for `docs/defects.md`, and how many of those asked for were caught. */
export function tableOf(outcomes: readonly Outcome[], asked: number): string {
  const rows = outcomes.map(
    ({ id, says, caughtBy }) => `| \`${id}\` | ${says} | ${caughtBy?.split(':')[0] ?? 'missed'} |`,
  );
  const caught = outcomes.filter(({ caughtBy }) => caughtBy !== null).length;
  const share = ((100 * caught) / asked).toFixed(1);
  return [
    '| defect | with it | caught by `tests/` |',
    '| --- | --- | --- |',
    ...rows,
    '',
    `${String(caught)} of ${String(asked)} caught: ${share} %.`,
  ].join('\n');
}
