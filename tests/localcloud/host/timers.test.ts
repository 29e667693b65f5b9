import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClock } from '../../../localcloud/host/time/clock';
import { nextAfter, parseCron } from '../../../localcloud/host/time/cron';
import { startTimers } from '../../../localcloud/host/time/timers';
import { startFixture } from './fixture';

const iso = (text: string): number => Date.parse(text);
const next = (cron: string, from: string): string | undefined => {
  const ms = nextAfter(parseCron(cron), iso(from));
  return ms === undefined ? undefined : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19);
};

describe('when a timer is due (Beijing time)', () => {
  test.each([
    ['0 */10 * * * * *', '2026-03-01T10:03:20+08:00', '2026-03-01T10:10:00'],
    ['0 */10 * * * * *', '2026-03-01T10:10:00+08:00', '2026-03-01T10:20:00'],
    ['0 0 3 * * * *', '2026-03-01T03:00:00+08:00', '2026-03-02T03:00:00'],
    ['30 59 23 31 12 * *', '2026-03-01T00:00:00+08:00', '2026-12-31T23:59:30'],
    ['0 0 9 * * MON *', '2026-03-04T00:00:00+08:00', '2026-03-09T09:00:00'],
    ['0 0 9 * * MON-FRI *', '2026-03-06T09:00:00+08:00', '2026-03-09T09:00:00'],
    ['0 0 9 * * 0 *', '2026-03-06T09:00:00+08:00', '2026-03-08T09:00:00'],
    ['0 0 0 29 FEB * *', '2026-03-01T00:00:00+08:00', '2028-02-29T00:00:00'],
    ['0 0 0 1 * MON *', '2026-03-03T00:00:00+08:00', '2026-03-09T00:00:00'],
    ['0 15,45 8-9 * * * *', '2026-03-01T08:45:00+08:00', '2026-03-01T09:15:00'],
    ['5/20 * * * * * *', '2026-03-01T08:45:26+08:00', '2026-03-01T08:45:45'],
    ['0 0 0 1 1 * 2030', '2026-03-03T00:00:00+08:00', '2030-01-01T00:00:00'],
  ])('%s after %s is %s', (cron, from, expected) => {
    expect(next(cron, from)).toBe(expected);
  });

  test('a year that has passed is never due again', () => {
    expect(next('0 0 0 1 1 * 2020', '2026-03-03T00:00:00+08:00')).toBeUndefined();
  });

  test.each([
    '* * * * *',
    '60 * * * * * *',
    '0 0 0 0 * * *',
    '0 0 0 * * XYZ *',
    '0 5-1 * * * * *',
    '*/0 * * * * * *',
    '0 0 , * * * *',
  ])('%s is not a timer', (cron) => {
    expect(() => parseCron(cron)).toThrow(cron);
  });
});

test('moving the clock on fires what came due once, in order; moving it back fires nothing', async () => {
  const fixture = await startFixture({
    functions: {
      jobs: `exports.main = async (event) => ({ name: event.TriggerName, at: event.Time, source: process.env.TRIGGER_SRC });`,
    },
    config: [
      {
        name: 'jobs',
        triggers: [
          { name: 'daily', type: 'timer', config: '0 0 3 * * * *' },
          { name: 'tenMinutes', type: 'timer', config: '0 */10 * * * * *' },
          { name: 'yearly', type: 'timer', config: '0 0 0 1 1 * *' },
        ],
      },
    ],
  });
  const { cloud } = fixture;
  const start = iso('2027-05-01T12:00:00+08:00');
  await cloud.moveClock(start);
  const names = async (ms: number): Promise<string[]> =>
    (await cloud.moveClock(ms)).map(({ name }) => name);

  expect(await names(start + 60_000)).toEqual([]);
  expect(await names(start + 11 * 60_000)).toEqual(['tenMinutes']);
  expect(await names(start + 5 * 86_400_000)).toEqual(['tenMinutes', 'daily']);
  expect(await names(start)).toEqual([]);
  expect(await names(start + 86_400_000)).toEqual(['tenMinutes', 'daily']);
  const [fired] = await cloud.moveClock(start + 86_400_000 + 601_000);
  expect(fired).toMatchObject({
    name: 'tenMinutes',
    reply: { name: 'tenMinutes', source: 'timer' },
  });
  await fixture.close();
});

test('a timer fires by itself when its moment comes, and a failing one does not stop the next', async () => {
  const fixture = await startFixture({
    functions: { jobs: `exports.main = async () => { throw new Error('no'); };` },
    config: [
      { name: 'jobs', triggers: [{ name: 'often', type: 'timer', config: '* * * * * * *' }] },
    ],
  });
  await new Promise((resolve) => setTimeout(resolve, 2_300));
  const { calls } = (await fixture.ask('/dev/state')).body as { calls: { by: string }[] };
  expect(calls.length).toBeGreaterThanOrEqual(2);
  expect(calls.every(({ by }) => by === 'timer')).toBe(true);
  await fixture.close();
});

test('a timer that comes due while its last run goes on is left out, and fires again after it', async () => {
  const endings: (() => void)[] = [];
  const timers = startTimers({
    configs: [
      {
        name: 'slow',
        functionName: 'jobs',
        cron: '* * * * * * *',
        when: parseCron('* * * * * * *'),
      },
    ],
    clock: openClock(join(mkdtempSync(join(tmpdir(), 'timers-')), 'clock.json')),
    memory: { seenMs: () => undefined, note: () => undefined },
    fire: ({ name }) =>
      new Promise((resolve) => {
        endings.push(() => {
          resolve({ name });
        });
      }),
  });
  await new Promise((resolve) => setTimeout(resolve, 2_300));
  expect(endings).toHaveLength(1);
  endings[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(endings).toHaveLength(2);
  timers.close();
});

test('what came due while the local cloud was stopped fires once at the next start', async () => {
  const DAY_MS = 86_400_000;
  const jobs = `exports.main = async (event) => event.TriggerName;`;
  const timer = (name: string, config: string) => ({ name, type: 'timer', config });
  const configOf = (...triggers: object[]) =>
    JSON.stringify({ functions: [{ name: 'jobs', triggers }] });
  const tenMinutes = timer('tenMinutes', '0 */10 * * * * *');
  const yearly = timer('yearly', '0 0 0 1 1 * *');
  const fixture = await startFixture({ functions: { jobs } });
  const restartAfter = async (ms: number, ...triggers: object[]): Promise<string[]> => {
    await fixture.cloud.close();
    const file = join(fixture.dir, 'data/empty/clock.json');
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs: number };
    writeFileSync(file, JSON.stringify({ offsetMs: offsetMs + ms }));
    writeFileSync(join(fixture.dir, 'cloudbaserc.json'), configOf(...triggers));
    await fixture.restart();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { calls } = (await fixture.ask('/dev/state')).body as {
      calls: { by: string; action: string }[];
    };
    return calls.filter(({ by }) => by === 'timer').map(({ action }) => action);
  };
  await fixture.cloud.moveClock(iso('2027-05-01T12:00:05+08:00'));

  expect(await restartAfter(DAY_MS, tenMinutes, yearly)).toEqual([]);
  expect(await restartAfter(60_000, tenMinutes, yearly)).toEqual([]);
  expect(await restartAfter(2 * DAY_MS, tenMinutes, yearly)).toEqual(['tenMinutes']);
  expect(await restartAfter(60_000, tenMinutes, yearly)).toEqual([]);
  expect(await restartAfter(-DAY_MS, tenMinutes, yearly)).toEqual([]);
  const daily = timer('daily', '0 0 3 * * * *');
  expect(
    await restartAfter(366 * DAY_MS, daily, { ...tenMinutes, config: '0 5 * * * * *' }, yearly),
  ).toEqual(['yearly']);
  await fixture.close();
}, 30_000);
