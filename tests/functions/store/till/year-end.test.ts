import { documentPointsRules } from '#shared/rules/defaults';
import type { PointsRules } from '#shared/rules/model';
import { plainProgramme } from '../../../../localcloud/seed/programme';
import { dayMs, type Cloud } from '../../harness';
import { buy, closeTill, dataOf, openTill, scanOf } from './till';

/** Points of a year end with it: whoever shops in its last days gets them when they are over. */
const endingWithTheYear: PointsRules = {
  ...documentPointsRules,
  expiry: { kind: 'year_end', graceMonthDay: null },
};
const bill = { billNumber: 'A-001', amountFen: 10_000 };

let cloud: Cloud;
afterEach(() => closeTill(cloud));

async function openAt(pendingDays: number, time: string): Promise<void> {
  const { earning } = documentPointsRules;
  const body = { ...endingWithTheYear, earning: earning && { ...earning, pendingDays } };
  const points = [{ version: 1, effectiveFromMs: 0, note: '', body }];
  cloud = await openTill({ ...plainProgramme, points });
  cloud.nowMs = Date.parse(time);
}

async function lots(): Promise<unknown> {
  const reply = dataOf(await cloud.member('xiaoman', 'points.getAccount', {}));
  return { availablePoints: reply.availablePoints, nextExpiry: reply.nextExpiry };
}

describe('points whose last date is before the first on which they can be spent', () => {
  it('last for the days of grace from then on, and are not lost as they arrive', async () => {
    await openAt(7, '2026-12-28T04:00:00.000Z');
    const bought = dataOf(await buy(cloud, 'xiaoman', bill));
    expect(bought).toMatchObject({ pointsAwarded: 100, spendableOn: '2027-01-04' });
    cloud.nowMs += 7 * dayMs;
    expect(await lots()).toEqual({
      availablePoints: 100,
      nextExpiry: { expiresOn: '2027-02-03', points: 100 },
    });
    cloud.nowMs = Date.parse('2027-02-03T16:00:00.000Z');
    expect(await lots()).toEqual({ availablePoints: 0, nextExpiry: null });
  });

  it('last as long when the till had no network until the year was over', async () => {
    await openAt(0, '2026-12-31T15:00:00.000Z');
    const scanId = await scanOf(cloud, 'xiaoman');
    cloud.nowMs += 2 * 3_600_000;
    const late = { scanId, ...bill };
    expect(dataOf(await cloud.staff('clerk', 'store.recordPurchase', late))).toMatchObject({
      ...{ pointsAwarded: 100, businessDate: '2026-12-31', spendableOn: null },
    });
    expect(await lots()).toEqual({
      availablePoints: 100,
      nextExpiry: { expiresOn: '2027-01-31', points: 100 },
    });
  });

  it('keep their date where they can be spent on it', async () => {
    await openAt(7, '2026-12-24T04:00:00.000Z');
    await buy(cloud, 'xiaoman', bill);
    cloud.nowMs += 7 * dayMs;
    expect(await lots()).toEqual({
      availablePoints: 100,
      nextExpiry: { expiresOn: '2026-12-31', points: 100 },
    });
  });
});
