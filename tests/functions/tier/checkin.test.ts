import { documentTierRules } from '#shared/rules/defaults';
import { dayMs, type Cloud } from '../harness';
import { grant } from '../mall/shop';
import { dataOf } from '../store/till/till';
import { closeTierShop, noonMs, openTierShop, publish, tierOf, yuan } from './tiershop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTierShop();
});
afterEach(() => closeTierShop(cloud));

describe('a tier that multiplies check-ins', () => {
  beforeEach(async () => {
    const [lowest, second, third] = documentTierRules.tiers;
    const brisk = { ...second, checkinTimes: { numerator: 5, denominator: 4 } };
    await publish(cloud, 'tier', { ...documentTierRules, tiers: [lowest, brisk, third] });
  });

  it('pays what the home page has promised, as a step of its own in the one entry', async () => {
    dataOf(await yuan(cloud, 250, 'A-1'));
    const { checkin } = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    // 10 x 5 / 4 = 12.5
    expect(checkin).toMatchObject({ todayPoints: 12, nextBonus: { points: 137 } });
    expect(dataOf(await cloud.member('xiaoman', 'checkin.perform', {}))).toMatchObject({
      pointsAwarded: 12,
    });
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 3 });
    const entry = (await cloud.entries('xiaoman')).at(-1);
    expect(entry).toMatchObject({
      ...{ kind: 'checkin', deltaPoints: 12 },
      explanation: {
        steps: [
          { code: 'checkin.base', points: 10 },
          { code: 'checkin.tier', points: 2, facts: { numerator: 5, denominator: 4 } },
        ],
      },
    });
    const month = dataOf(await cloud.member('xiaoman', 'checkin.getCalendar', {}));
    expect(month.coming[0]).toMatchObject({ date: '2026-03-03', points: 12 });
  });

  it('pays the check-in that raises a member by the tier before it', async () => {
    dataOf(await yuan(cloud, 199, 'A-1'));
    expect(dataOf(await cloud.member('xiaoman', 'checkin.perform', {}))).toMatchObject({
      pointsAwarded: 10,
    });
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'cinnabar' });
    cloud.nowMs += dayMs;
    expect(dataOf(await cloud.member('xiaoman', 'checkin.perform', {}))).toMatchObject({
      pointsAwarded: 12,
    });
  });

  it('promises no more than the tier of the day: what ends before is not counted', async () => {
    dataOf(await yuan(cloud, 250, 'A-1'));
    cloud.nowMs = noonMs('2027-03-30');
    const { checkin } = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    expect(checkin.nextDays.slice(0, 3)).toMatchObject([
      { date: '2027-03-30', points: 12 },
      { date: '2027-03-31', points: 12 },
      { date: '2027-04-01', points: 10 },
    ]);
  });

  it('leaves a day made up at its base', async () => {
    dataOf(await yuan(cloud, 250, 'A-1'));
    await grant(cloud, 'xiaoman', 100);
    cloud.nowMs += 2 * dayMs;
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    const made = await cloud.member('xiaoman', 'checkin.makeUp', { date: '2026-03-03' });
    expect(dataOf(made)).toMatchObject({ pointsAwarded: 10 });
  });
});
