import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPoints } from '#shared/kernel/amounts';
import { addDays, businessDateAt, startOfBusinessDateMs } from '#shared/kernel/businessdate';
import { matchesLedger } from '#shared/simulation/audit';
import { readDraftRules } from '#shared/simulation/contract';
import type { DraftRules, ReplayWindow } from '#shared/simulation/model';
import { simulate } from '#shared/simulation/report';
import { rulesOfThePast } from '#shared/simulation/rulebook';
import { openShop, PEOPLE_FILE, type Shop, type ShopName } from '../host/shop';
import { StartProblem } from '../host/start-problem';
import { chartOf } from './chart';
import { copy } from './copy';
import type { Wanted } from './flags';
import { readPast } from './past';
import { tableOf } from './table';

/**
 * Tries rules out on a shop's own past, prints the comparison, and writes the files asked for.
 * The shop's data are only read.
 */
export async function runSimulation(wanted: Wanted, print: (line: string) => void): Promise<void> {
  const startedMs = performance.now();
  const draft = readRules(wanted.rulesFile);
  const shop = await openExisting(wanted);
  try {
    const { versions, members } = readPast(shop.database);
    const past = rulesOfThePast(versions);
    const window = windowOf(wanted, shop.clock.nowMs(), past);
    const histories = members.map(({ history }) => history);
    const report = simulate(histories, past, draft, window);
    const matching = members.filter((member) =>
      matchesLedger(member.history, member.account, past, window),
    ).length;

    const from = businessDateAt(window.fromMs, window.dayBoundary);
    const to = businessDateAt(window.nowMs, window.dayBoundary);
    const title = copy.title(past(window.nowMs).programme.brandName);
    const subtitle = copy.window(from, to, wanted.days, report.members);
    const table = tableOf(report, wanted.firstRewardPoints);
    print(['', title, subtitle, '', table, '', copy.audit(matching, report.members)].join('\n'));
    write(wanted.svgFile, chartOf(report, [title, subtitle]), print);
    write(wanted.jsonFile, `${JSON.stringify({ from, to, ...report }, null, 2)}\n`, print);
    print(copy.took((performance.now() - startedMs) / 1000));
  } finally {
    await shop.close();
  }
}

function readRules(file: string): DraftRules {
  if (!existsSync(file)) throw new StartProblem(copy.noFile(file));
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartProblem(copy.notJson(file), { cause: error });
  }
  const draft = readDraftRules(content);
  if (!draft.ok) throw new StartProblem(copy.refusal(draft.error));
  return draft.value;
}

/** Never fills a shop: figures of one that nobody asked for would look like the owner's own. */
function openExisting({ dataDir, shop }: Wanted): Promise<Shop> {
  if (!existsSync(join(dataDir, shop, PEOPLE_FILE))) {
    throw new StartProblem(copy.noShop(shop, dataDir));
  }
  return openShop({
    dataDir,
    shop: shop as ShopName,
    collectionsFile: join('cloudfunctions', 'collections.json'),
    secretNames: [],
    seed: () => Promise.resolve({ people: [] }),
    log: (line) => console.error(line),
  });
}

/** The last whole days and today so far. */
function windowOf(
  { days, firstRewardPoints }: Wanted,
  nowMs: number,
  past: ReturnType<typeof rulesOfThePast>,
): ReplayWindow {
  const { dayBoundary } = past(nowMs).programme;
  const firstDate = addDays(businessDateAt(nowMs, dayBoundary), 1 - days);
  return {
    fromMs: startOfBusinessDateMs(firstDate, dayBoundary),
    nowMs,
    dayBoundary,
    firstRewardPoints: toPoints(firstRewardPoints),
  };
}

function write(file: string | null, content: string, print: (line: string) => void): void {
  if (file === null) return;
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new StartProblem(copy.notWritten(file), { cause: error });
  }
  print(copy.wrote(file));
}
