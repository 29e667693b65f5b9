import type { Account, LedgerEntry } from '#shared/points/model';
import { matchesLedger } from '#shared/simulation/audit';
import { historyOf } from '#shared/simulation/events';
import { rulesOfThePast } from '#shared/simulation/rulebook';
import { points } from '../rules/book';
import { plainProgramme } from '../../localcloud/seed/programme';
import { Cloud, dayMs, mondayNoonMs } from './harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

/** Does what must be accepted, and gives the id of the entry where there is one. */
async function done(
  reply: Promise<{ ok: true; data: object } | { ok: false; error: { code: string } }>,
): Promise<string> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.error.code);
  return 'entryId' in answer.data ? String(answer.data.entryId) : '';
}

const onDay = (day: number): void => {
  cloud.nowMs = mondayNoonMs + day * dayMs;
};
const checkIn = () => done(cloud.member('xiaoman', 'checkin.perform', {}));
const person = { openid: 'o-xiaoman', reason: '故事' };
const grant = (given: number) => done(cloud.operator('points.grant', { ...person, points: given }));
const adjust = (deltaPoints: number) =>
  done(cloud.operator('points.adjust', { ...person, deltaPoints, operator: '许先生' }));
const reverse = (entryId: string, named: number, reversalId: string) =>
  done(cloud.operator('points.reverse', { entryId, points: named, reversalId, reason: '退货' }));
const bring = (given: number, expiresOn: string) =>
  done(
    cloud.operator('points.import', {
      importName: 'old',
      operator: '许先生',
      rows: [{ externalId: 'A1', openid: person.openid, points: given, expiresOn }],
    }),
  );

function agrees(): boolean {
  const { accounts = [], ledger = [] } = cloud.dump();
  const [account] = accounts as Account[];
  if (!account) throw new Error('no account');
  const history = historyOf(account, '', ledger as LedgerEntry[]);
  const { dayBoundary } = plainProgramme.programme[0]?.body ?? {};
  if (!dayBoundary) throw new Error('no programme');
  const window = {
    fromMs: mondayNoonMs + 3 * dayMs,
    nowMs: cloud.nowMs,
    dayBoundary,
    firstRewardPoints: points(1000),
  };
  return matchesLedger(history, account, rulesOfThePast(plainProgramme), window);
}

it('a replay ends where the functions left the account, after every kind of entry', async () => {
  const given = await grant(100);
  await checkIn();
  onDay(2);
  await checkIn();
  await done(cloud.member('xiaoman', 'checkin.makeUp', { date: '2026-03-03' }));
  expect(agrees()).toBe(true);

  onDay(4);
  const taken = await adjust(-20);
  await bring(120, '2026-03-08');
  await reverse(given, 30, 'r-1');
  await reverse(taken, 5, 'r-2');
  expect(agrees()).toBe(true);

  // The imported points expire unnoticed; the rest is spent, and then taken back into debt.
  onDay(9);
  expect(agrees()).toBe(true);
  await checkIn();
  await adjust(-10);
  await reverse(given, 70, 'r-3');
  await adjust(5);
  expect(agrees()).toBe(true);
  expect(await cloud.bookFault('xiaoman')).toBeNull();

  // A year on the rest is gone, too, whether somebody has come or not.
  onDay(420);
  expect(agrees()).toBe(true);
  await checkIn();
  expect(agrees()).toBe(true);
});
