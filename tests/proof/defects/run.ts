import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findRefusedByCompiler } from './compiler';
import { copySources, whileBroken } from './copy';
import type { Defect } from './defect';
import { defects } from './list';
import { digestOf, Outcomes, tableOf, type Outcome } from './record';
import { runAll, runFile } from './suites';

/*
 * `npm run defects -- [--only id,id] [--fresh] [--quick] [--workers 1]`; goes on where it was broken off.
 * With `--quick` the compiler is not asked, only the tests named for a defect run, and what these miss
 * is left open.
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

const textIn = (folder: string, { file }: Defect): string =>
  readFileSync(join(folder, file), 'utf8');

/** Files that were run without a defect, and whether they passed. */
const wholeRuns = new Map<string, boolean>();

/** Whether a file that noticed something passes without it: else it would seem to catch everything. */
async function passesWhole(folder: string, file: string): Promise<boolean> {
  const known = wholeRuns.get(file) ?? (await runFile(folder, file)).failed === null;
  if (!known && !wholeRuns.has(file)) console.error(`  left out, fails without a defect: ${file}`);
  wholeRuns.set(file, known);
  return known;
}

/** The tests named for a defect first, one file after another; all others when these do not notice. */
async function tryDefect(folder: string, defect: Defect): Promise<Outcome> {
  const { id, says, tests } = defect;
  const of = digestOf(defect, textIn(folder, defect));
  const runs = [
    ...tests.map((file) => () => runFile(folder, file)),
    ...(values.quick ? [] : [() => runAll(folder)]),
  ];
  let seconds = 0;
  for (const [index, run] of runs.entries()) {
    const { failed, seconds: took } = await whileBroken(folder, defect, run);
    seconds += took;
    if (!failed || !(await passesWhole(folder, failed.file))) continue;
    const { message } = failed;
    const isTargeted = index < tests.length;
    return {
      id,
      says,
      of,
      caughtBy: `${failed.file}: ${failed.title}`,
      message,
      isTargeted,
      seconds,
    };
  }
  return { id, says, of, caughtBy: null, message: '', isTargeted: false, seconds };
}

async function main(): Promise<void> {
  const chosen = chosenDefects();
  const outcomes = new Outcomes(join(root, 'dist', 'defects', 'outcomes.json'));
  const isKnown = (defect: Defect): boolean =>
    !values.fresh && outcomes.find(defect.id)?.of === digestOf(defect, textIn(root, defect));
  const open = chosen.filter((defect) => !isKnown(defect));
  if (open.length > 0) {
    const refused = values.quick ? [] : findRefusedByCompiler(root, open);
    if (refused.length > 0) throw new Error(`No defects:\n${refused.join('\n')}`);
    const workers = Math.min(Math.max(1, Number(values.workers)), mostWorkers, open.length);
    // The same folders every time: Jest knows what it has compiled there.
    const folders = Array.from({ length: workers }, (_, n) =>
      join(tmpdir(), `jidian-defects-${String(n)}`),
    );
    for (const folder of folders) copySources(root, folder);
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
  console.info(`\n${tableOf(all, chosen.length)}`);
  const caught = all.filter(({ caughtBy }) => caughtBy !== null);
  process.exitCode = caught.length < chosen.length ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
