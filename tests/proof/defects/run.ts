import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findRefusedByCompiler } from './compiler';
import { copySources, whileBroken } from './copy';
import type { Defect } from './defect';
import { defects } from './list';
import { digestOf, Outcomes, tableOf, type Outcome } from './record';
import { runSuites } from './suites';

/*
 * `npm run defects -- [--only id,id] [--fresh] [--quick] [--workers 1]`; goes on where it was broken off.
 * With `--quick` only the tests named for a defect run, and what these miss is left open.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    fresh: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
  },
});
const root = process.cwd();
const mostWorkers = 2;

function chosenDefects(): readonly Defect[] {
  const ids = values.only.split(',').filter((id) => id !== '');
  const unknown = ids.filter((id) => !defects.some((defect) => defect.id === id));
  if (unknown.length > 0) throw new Error(`There is no defect ${unknown.join(', ')}.`);
  return ids.length === 0 ? defects : defects.filter(({ id }) => ids.includes(id));
}

const textOf = ({ file }: Defect): string => readFileSync(join(root, file), 'utf8');

/** Errors: throws when a test fails without any defect: it would seem to catch everything. */
async function proveWhole(folder: string, chosen: readonly Defect[]): Promise<void> {
  const tests = [...new Set(chosen.flatMap((defect) => defect.tests))];
  const { failed, seconds } = await runSuites(folder, tests);
  if (failed) throw new Error(`Fails without a defect: ${failed.test}\n${failed.message}`);
  console.info(`  without a defect ${String(tests.length)} test files pass (${seconds} s)`);
}

/** The tests named for a defect first; all the others when these do not notice. */
async function tryDefect(folder: string, defect: Defect): Promise<Outcome> {
  const { id, says } = defect;
  const of = digestOf(defect, textOf(defect));
  return whileBroken(folder, defect, async () => {
    const first = await runSuites(folder, defect.tests);
    const then = first.failed || values.quick ? null : await runSuites(folder, []);
    const failed = first.failed ?? then?.failed;
    const [caughtBy, message] = failed ? [failed.test, failed.message] : [null, ''];
    const seconds = first.seconds + (then?.seconds ?? 0);
    return { id, says, of, caughtBy, message, isTargeted: then === null, seconds };
  });
}

async function main(): Promise<void> {
  const chosen = chosenDefects();
  const outcomes = new Outcomes(join(root, 'dist', 'defects', 'outcomes.json'));
  const isKnown = (defect: Defect): boolean =>
    !values.fresh && outcomes.find(defect.id)?.of === digestOf(defect, textOf(defect));
  const open = chosen.filter((defect) => !isKnown(defect));
  if (open.length > 0) {
    const refused = findRefusedByCompiler(root, open);
    if (refused.length > 0) throw new Error(`No defects:\n${refused.join('\n')}`);
    const workers = Math.min(Math.max(1, Number(values.workers)), mostWorkers, open.length);
    // The same folders every time: Jest knows what it has compiled there.
    const folders = Array.from({ length: workers }, (_, n) =>
      join(tmpdir(), `jidian-defects-${String(n)}`),
    );
    for (const folder of folders) copySources(root, folder);
    await proveWhole(folders[0] ?? '', open);
    const rest = open.values();
    const work = async (folder: string): Promise<void> => {
      for (const defect of rest) {
        const outcome = await tryDefect(folder, defect);
        if (outcome.caughtBy !== null || !values.quick) outcomes.keep(outcome);
        const { id, caughtBy, seconds } = outcome;
        console.info(`  ${id}: ${caughtBy ?? 'MISSED'} (${seconds.toFixed(1)} s)`);
      }
    };
    await Promise.all(folders.map(work));
  }
  const all = chosen.flatMap(({ id }) => outcomes.find(id) ?? []);
  console.info(`\n${tableOf(all)}`);
  process.exitCode = all.some(({ caughtBy }) => caughtBy === null) ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
