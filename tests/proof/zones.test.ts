import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/** Asked of the product's own rules, in a process of its own, on a host in some zone. */
const questions = `
  import { businessDateAt, startOfBusinessDateMs, addDays, addMonths, isoWeekday } from '#shared/kernel/businessdate';
  import { expiresOnFor } from '#shared/points/expiry';
  import { documentTierRules, shanghaiMidnight } from '#shared/rules/defaults';
  import { growthCounted, growthOfCheckin, tierUntil } from '#shared/tier/growth';
  import { decideTier } from '#shared/tier/rules';
  const instants = [
    '2026-03-05T15:59:59.999Z', '2026-03-05T16:00:00.000Z',
    '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z',
    '2028-02-28T15:59:59.999Z', '2028-02-28T16:00:00.000Z', '2028-02-29T16:00:00.000Z',
    '2026-03-08T10:00:00.000Z', '2026-11-01T09:00:00.000Z',
  ];
  const dates = instants.map((at) => businessDateAt(Date.parse(at), shanghaiMidnight));
  process.stdout.write(JSON.stringify({
    dates,
    starts: dates.map((date) => new Date(startOfBusinessDateMs(date, shanghaiMidnight)).toISOString()),
    next: dates.map((date) => addDays(date, 1)),
    weekdays: dates.map((date) => isoWeekday(date)),
    expire: dates.map((date) => expiresOnFor(date, { kind: 'months', months: 12 })),
    tiers: dates.map((date) => tierUntil(date, { kind: 'months', months: 12 })),
    growthMonths: dates.map((date) => growthOfCheckin({ version: 1, body: documentTierRules }, date).month),
    counted: dates.map((date) => growthCounted([{ month: '2026-03', growth: 5 }, { month: '2026-12', growth: 7 }], documentTierRules.window, date)),
    expired: decideTier({ tier: { code: 'gilt', from: '2026-03-05', until: '2027-03-31', change: 1 } }, documentTierRules, dates[4]).next,
    months: [addMonths('2026-12', 1), addMonths('2027-01', -1)],
    host: new Date(Date.parse(instants[0])).getHours(),
  }));
`;

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zones-'));
  program = join(folder, 'questions.cjs');
  buildSync({
    stdin: { contents: questions, resolveDir: resolve(__dirname, '../..'), loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['UTC', 15],
  ['America/Los_Angeles', 7],
  ['Pacific/Kiritimati', 5],
])('the shop’s days are the same on a host in %s', (zone, hostHour) => {
  const run = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
  expect(JSON.parse(run.stdout)).toEqual({
    dates: [
      ...['2026-03-05', '2026-03-06', '2026-12-31', '2027-01-01'],
      ...['2028-02-28', '2028-02-29', '2028-03-01', '2026-03-08', '2026-11-01'],
    ],
    starts: [
      ...['2026-03-04', '2026-03-05', '2026-12-30', '2026-12-31'],
      ...['2028-02-27', '2028-02-28', '2028-02-29', '2026-03-07', '2026-10-31'],
    ].map((date) => `${date}T16:00:00.000Z`),
    next: [
      ...['2026-03-06', '2026-03-07', '2027-01-01', '2027-01-02'],
      ...['2028-02-29', '2028-03-01', '2028-03-02', '2026-03-09', '2026-11-02'],
    ],
    weekdays: [4, 5, 4, 5, 1, 2, 3, 7, 7],
    expire: [
      ...['2027-03-31', '2027-03-31', '2027-12-31', '2028-01-31'],
      ...['2029-02-28', '2029-02-28', '2029-03-31', '2027-03-31', '2027-11-30'],
    ],
    tiers: [
      ...['2027-03-31', '2027-03-31', '2027-12-31', '2027-12-31'],
      ...['2029-02-28', '2029-02-28', '2029-02-28', '2027-03-31', '2027-10-31'],
    ],
    growthMonths: [
      ...['2026-03', '2026-03', '2026-12', '2027-01'],
      ...['2028-02', '2028-02', '2028-03', '2026-03', '2026-11'],
    ],
    counted: [12, 12, 12, 12, 0, 0, 0, 12, 12],
    expired: { code: 'cinnabar', from: '2027-04-01', until: '2028-03-31', change: 2 },
    months: ['2027-01', '2026-12'],
    // Proof that the host really was there.
    host: hostHour,
  });
});
