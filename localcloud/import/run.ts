import { join, resolve } from 'node:path';
import type { FunctionReplyOf } from '#shared/api';
import { businessDateAt } from '#shared/kernel/businessdate';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { startLocalCloud, type LocalCloud } from '../host';
import { StartProblem } from '../host/start-problem';
import { copy } from './copy';
import type { Wanted } from './flags';
import { readList, type CheckedList } from './list';
import { ProgressFile } from './progress';
import { sendLines } from './send';

const faultsListed = 50;

/**
 * Checks a list as a whole, then brings it over in calls to the product's own function. Nothing is
 * sent of a list with a fault, and nothing of a dry run. Gives whether every line came through.
 */
export async function runImport(wanted: Wanted, print: (line: string) => void): Promise<boolean> {
  const { file, importName, isDryRun } = wanted;
  print(copy.reading(file, importName));
  const list = readList(file, businessDateAt(Date.now(), shanghaiMidnight));
  if (!describe(list, print)) return false;
  if (isDryRun) {
    print(copy.dryRun);
    return true;
  }
  const cloud = await openCloud(wanted);
  try {
    return await send(cloud, wanted, list, print);
  } finally {
    await cloud.close();
  }
}

/** Says what the list comes to; false when it has faults. */
function describe({ plan }: CheckedList, print: (line: string) => void): boolean {
  const { ready, faults, unidentified, empty } = plan;
  if (faults.length > 0) {
    print(copy.faults(faults.length));
    faults.slice(0, faultsListed).forEach((fault) => print(copy.fault(fault)));
    if (faults.length > faultsListed) print(copy.moreFaults(faults.length - faultsListed));
    return false;
  }
  const points = ready.reduce((sum, line) => sum + line.points, 0);
  print(copy.found(ready.length, points));
  if (unidentified.length > 0) print(copy.unidentified(unidentified));
  if (empty.length > 0) print(copy.empty(empty));
  print(copy.ignored);
  return true;
}

async function send(
  cloud: LocalCloud,
  { importName, operator, resumes }: Wanted,
  { plan, digest }: CheckedList,
  print: (line: string) => void,
): Promise<boolean> {
  const progress = new ProgressFile(cloud.folder, importName);
  const counts = { imported: 0, standing: 0, refused: 0 };
  let rowsDone = resumes ? resumedRows(progress, digest, print) : 0;
  const failed = await sendLines(
    {
      importName,
      operator,
      lines: plan.ready,
      rowsDone,
      heard(answers, done) {
        for (const { line, row } of answers) {
          counts[row.outcome] += 1;
          if (row.outcome === 'refused') print(copy.refused(line.line, row.code));
        }
        rowsDone = done;
        progress.write({ digest, rowsDone });
        print(copy.progress(rowsDone, plan.ready.length));
      },
    },
    async (data, requestId) =>
      (await cloud.invoke('jobs', {
        action: 'points.import',
        data,
        requestId,
      })) as FunctionReplyOf<'points.import'>,
  );
  if (failed !== null) {
    print(copy.broken(rowsDone, failed));
    return false;
  }
  print(copy.done(counts.imported, counts.standing, counts.refused));
  return counts.refused === 0;
}

/** Errors: `StartProblem` when the earlier run was of another list. */
function resumedRows(
  progress: ProgressFile,
  digest: string,
  print: (line: string) => void,
): number {
  const earlier = progress.read();
  if (earlier === null) {
    print(copy.nothingToResume);
    return 0;
  }
  if (earlier.digest !== digest) throw new StartProblem(copy.otherFile);
  print(copy.resuming(earlier.rowsDone));
  return earlier.rowsDone;
}

function openCloud({ shop, dataDir }: Wanted): Promise<LocalCloud> {
  return startLocalCloud({
    port: 0,
    dataDir,
    shop,
    serveH5: false,
    functionsDir: resolve('dist/cloudfunctions'),
    h5Dir: resolve('dist/h5'),
    collectionsFile: join('cloudfunctions', 'collections.json'),
    configFile: 'cloudbaserc.json',
    log: (line) => console.error(line),
  });
}
