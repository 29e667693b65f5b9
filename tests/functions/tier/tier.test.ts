import type { RequestOf } from '#shared/api';
import type { Account } from '#shared/points/model';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { documentPointsRules, documentTierRules } from '#shared/rules/defaults';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { plainProgramme, tieredProgramme } from '../../../localcloud/seed/programme';
import { dayMs, type Cloud } from '../harness';
import { grant, shelve } from '../mall/shop';
import { all, auditFault, buy, dataOf, openTill, scanOf } from '../store/till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill(tieredProgramme);
});
afterEach(async () => {
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  expect(breachesOf(shopOf(cloud.dump()), context)).toEqual([]);
  expect(auditFault(cloud)).toBeNull();
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

/** The test's clock stands at 2 March 2026. */
const march = (date: string): number => Date.parse(`${date}T04:00:00.000Z`);
const yuan = (cloudNow: Cloud, amount: number, billNumber: string) =>
  buy(cloudNow, 'xiaoman', { billNumber, amountFen: amount * 100, confirmedUnusual: true });
const tier = async () => dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
const account = () =>
  all<Account & { _id: string }>(cloud, 'accounts').find(
    ({ _id }) => _id === cloud.memberId('xiaoman'),
  );
/** Publishes the next version of a rule set, past the process cache. */
const publish = async (ruleSet: 'tier' | 'points', body: object, afterVersion = 1, to = cloud) => {
  const version = { ruleSet, afterVersion, effectiveFromMs: null, note: '调整', body };
  dataOf(await to.operator('rules.publish', version as RequestOf<'rules.publish'>));
  to.nowMs += 11_000;
};

describe('growth', () => {
  it('is earned by what is paid and by checking in, beside the points', async () => {
    dataOf(await yuan(cloud, 128.5, 'A-1'));
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    expect(await tier()).toMatchObject({
      standing: {
        ...{ code: 'paper', name: '素笺', step: 1, growth: 129, until: null, keep: null },
        next: { code: 'cinnabar', name: '朱砂', fromGrowth: 200, missing: 71 },
      },
      history: [],
    });
    expect(account()).toMatchObject({ growthMonths: [{ month: '2026-03', growth: 129 }] });
    const entries = await cloud.entries('xiaoman');
    expect(entries.map(({ kind, growth }) => [kind, growth])).toEqual([
      ['purchase', { growth: 128, month: '2026-03', version: 1, paidFen: 12_850 }],
      ['checkin', { growth: 1, month: '2026-03', version: 1 }],
    ]);
  });

  it('is not spent with the points, nor earned by points that are given', async () => {
    await grant(cloud, 'xiaoman', 5000);
    await shelve(cloud, 'cup');
    dataOf(await yuan(cloud, 150, 'A-1'));
    dataOf(await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 }));
    expect((await tier()).standing).toMatchObject({ growth: 150 });
  });

  it('leaves out what the points leave out: no growth for a gift card', async () => {
    const lines = [{ category: '礼品卡', amountFen: 10_000 }];
    dataOf(await buy(cloud, 'xiaoman', { billNumber: 'A-1', amountFen: 12_850, lines }));
    expect((await tier()).standing).toMatchObject({ growth: 28 });
  });
});

describe('a tier', () => {
  it('is there at once when growth has earned it, with one row and no call more', async () => {
    dataOf(await yuan(cloud, 199, 'A-1'));
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'checkin.perform', databaseCalls: 3 });
    expect(await tier()).toMatchObject({
      standing: { code: 'cinnabar', growth: 200, until: '2027-03-31', keep: { missing: 200 } },
      history: [
        {
          entryId: `tier:${cloud.memberId('xiaoman')}:1`,
          ...{ fromName: '素笺', toName: '朱砂', reason: 'upgrade' },
          ...{ date: '2026-03-02', until: '2027-03-31' },
        },
      ],
    });
    const entries = await cloud.entries('xiaoman');
    expect(entries.map(({ kind, deltaPoints }) => [kind, deltaPoints])).toEqual([
      ['purchase', 0],
      ['checkin', 10],
      ['tier', 0],
    ]);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('comes with one row from four purchases at the same instant', async () => {
    const scans = await Promise.all(Array.from({ length: 4 }, () => scanOf(cloud, 'xiaoman')));
    const replies = await Promise.all(
      scans.map((scanId, index) =>
        cloud.staff('clerk', 'store.recordPurchase', {
          ...{ scanId, billNumber: `R-${String(index)}`, amountFen: 6_000 },
        }),
      ),
    );
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const rows = (await cloud.entries('xiaoman')).filter(({ kind }) => kind === 'tier');
    expect(rows).toHaveLength(1);
    expect((await tier()).standing).toMatchObject({ code: 'cinnabar', growth: 240 });
  });

  it('keeps the purchase within eight calls', async () => {
    dataOf(await yuan(cloud, 1, 'A-1'));
    dataOf(await yuan(cloud, 2000, 'A-2'));
    const lines = cloud.logs.filter(({ action }) => action === 'store.recordPurchase');
    expect(lines.at(-1)).toMatchObject({ databaseCalls: 8 });
    expect((await tier()).standing).toMatchObject({ code: 'gilt' });
  });

  it('costs two calls to look at, and home none', async () => {
    await tier();
    await tier();
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'tier.getTier', databaseCalls: 2 });
    const home = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    expect(home.tier).toMatchObject({ name: '素笺' });
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'member.getHome', databaseCalls: 2 });
  });

  it('is kept when the purchase is undone; the growth goes', async () => {
    const { entryId } = dataOf(await yuan(cloud, 250, 'A-1'));
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect((await tier()).standing).toMatchObject({
      ...{ code: 'cinnabar', growth: 0, until: '2027-03-31' },
      keep: { fromGrowth: 200, missing: 200 },
    });
  });

  it('falls with the growth at once where the rules say so', async () => {
    await publish('tier', { ...documentTierRules, onReversal: 'earned' });
    const { entryId } = dataOf(await yuan(cloud, 250, 'A-1'));
    expect((await tier()).standing).toMatchObject({ code: 'cinnabar' });
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect(await tier()).toMatchObject({
      standing: { code: 'paper', growth: 0, until: null },
      history: [{ fromName: '朱砂', toName: '素笺', reason: 'reversal' }, { reason: 'upgrade' }],
    });
  });

  it('gives back growth of a bill that a cap had left without points', async () => {
    const earning = { ...documentPointsRules.earning, maxPointsPerDay: 10 };
    await publish('points', { ...documentPointsRules, earning });
    dataOf(await yuan(cloud, 10, 'A-1'));
    const { entryId, pointsAwarded } = dataOf(await yuan(cloud, 250, 'A-2'));
    expect(pointsAwarded).toBe(0);
    expect((await tier()).standing).toMatchObject({ growth: 260 });
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect((await tier()).standing).toMatchObject({ growth: 10 });
  });

  it('multiplies the purchases of its members, and the entry says so', async () => {
    const [lowest, second, third] = documentTierRules.tiers;
    const faster = { ...second, times: { numerator: 6, denominator: 5 } };
    await publish('tier', { ...documentTierRules, tiers: [lowest, faster, third] });
    expect(dataOf(await yuan(cloud, 250, 'A-1'))).toMatchObject({ pointsAwarded: 250 });
    expect(dataOf(await yuan(cloud, 100, 'A-2'))).toMatchObject({
      pointsAwarded: 120,
      steps: [
        { code: 'purchase.base', points: 100 },
        { code: 'purchase.tier', points: 20, facts: { numerator: 6, denominator: 5 } },
      ],
    });
  });
});

describe('a tier that multiplies check-ins', () => {
  beforeEach(async () => {
    const [lowest, second, third] = documentTierRules.tiers;
    const brisk = { ...second, checkinTimes: { numerator: 5, denominator: 4 } };
    await publish('tier', { ...documentTierRules, tiers: [lowest, brisk, third] });
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
    expect((await tier()).standing).toMatchObject({ code: 'cinnabar' });
    cloud.nowMs += dayMs;
    expect(dataOf(await cloud.member('xiaoman', 'checkin.perform', {}))).toMatchObject({
      pointsAwarded: 12,
    });
  });

  it('promises no more than the tier of the day: what ends before is not counted', async () => {
    dataOf(await yuan(cloud, 250, 'A-1'));
    cloud.nowMs = march('2027-03-30');
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

describe('the end of a term', () => {
  beforeEach(async () => {
    dataOf(await yuan(cloud, 2500, 'A-1'));
    expect((await tier()).standing).toMatchObject({ code: 'gilt', until: '2027-03-31' });
  });

  it('leads one step down on the day after, seen by whoever looks first', async () => {
    cloud.nowMs = march('2027-03-31');
    expect((await tier()).standing).toMatchObject({ code: 'gilt', growth: 0 });
    cloud.nowMs = march('2027-04-01');
    expect(await tier()).toMatchObject({
      standing: { code: 'cinnabar', until: '2028-03-31' },
      history: [
        { fromName: '鎏金', toName: '朱砂', reason: 'expired', date: '2027-04-01' },
        { reason: 'upgrade' },
      ],
    });
  });

  it('is worked off by the timer, each term with its row', async () => {
    cloud.nowMs = march('2029-06-15');
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 1 } });
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 0 } });
    const rows = (await cloud.entries('xiaoman')).filter(({ kind }) => kind === 'tier');
    expect(rows.map(({ explanation }) => explanation.steps[0]?.facts)).toMatchObject([
      { toName: '鎏金', from: '2026-03-02', until: '2027-03-31' },
      { toName: '朱砂', from: '2027-04-01', until: '2028-03-31' },
      { toName: '素笺', from: '2028-04-01', until: '' },
    ]);
  });

  it('is another term for who has earned it again', async () => {
    cloud.nowMs = march('2027-01-15');
    dataOf(await yuan(cloud, 2000, 'B-1'));
    cloud.nowMs = march('2027-04-02');
    expect(await tier()).toMatchObject({
      standing: { code: 'gilt', until: '2028-03-31' },
      history: [{ reason: 'renewed', fromName: '鎏金', toName: '鎏金' }, { reason: 'upgrade' }],
    });
  });

  it('is on the card of the clerk and at the till before anybody has posted it', async () => {
    cloud.nowMs = march('2027-04-01');
    const { code } = dataOf(await cloud.member('xiaoman', 'member.issueCode', {}));
    const { member } = dataOf(await cloud.staff('clerk', 'store.scan', { code }));
    expect(member.tier).toEqual({ name: '朱砂', step: 2, steps: 3 });
  });
});

describe('an item for a higher tier', () => {
  const wish = { itemId: 'vase', quantity: 1 };
  beforeEach(async () => {
    await grant(cloud, 'xiaoman', 1000);
    await shelve(cloud, 'vase', { minTier: 'cinnabar' });
  });

  it('is refused to a lower one by name, and nothing is written', async () => {
    const before = JSON.stringify([account(), cloud.dump()['stock'], cloud.dump()['orders']]);
    expect(await cloud.member('xiaoman', 'mall.redeem', wish)).toMatchObject({
      error: { code: 'mall.tier_too_low', neededTier: '朱砂' },
    });
    const after = JSON.stringify([account(), cloud.dump()['stock'], cloud.dump()['orders']]);
    expect(after).toBe(before);
    expect(dataOf(await cloud.member('xiaoman', 'mall.getItem', { itemId: 'vase' }))).toMatchObject(
      { minTier: { name: '朱砂', isReached: false }, mostNow: 0 },
    );
    const affordable = { filter: 'affordable' } as const;
    expect(dataOf(await cloud.member('xiaoman', 'mall.listItems', affordable)).items).toEqual([]);
  });

  it('is redeemed by one who has come that far, within the calls of any other', async () => {
    dataOf(await yuan(cloud, 200, 'A-1'));
    const list = dataOf(await cloud.member('xiaoman', 'mall.listItems', { filter: 'affordable' }));
    expect(list.items).toMatchObject([
      { itemId: 'vase', minTier: { name: '朱砂', isReached: true } },
    ]);
    await cloud.member('xiaoman', 'mall.listItems', {});
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'mall.listItems', databaseCalls: 2 });
    expect(dataOf(await cloud.member('xiaoman', 'mall.redeem', wish))).toMatchObject({
      state: 'ready',
    });
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'mall.redeem', databaseCalls: 8 });
  });

  it('is refused again once the tier has ended', async () => {
    dataOf(await yuan(cloud, 200, 'A-1'));
    await grant(cloud, 'xiaoman', 1);
    cloud.nowMs = march('2027-03-31') + dayMs;
    await grant(cloud, 'xiaoman', 1000);
    expect(await cloud.member('xiaoman', 'mall.redeem', wish)).toMatchObject({
      error: { code: 'mall.tier_too_low' },
    });
  });

  it('is not published for a tier that nobody can have', async () => {
    await expect(shelve(cloud, 'crown', { minTier: 'platinum' })).rejects.toThrow(
      'mall.tier_unknown',
    );
    expect(all(cloud, 'items')).toHaveLength(1);
  });
});

describe('a shop without tiers', () => {
  it('shows none, counts no growth and publishes no item for one', async () => {
    const plain = await openTill(plainProgramme);
    dataOf(await yuan(plain, 500, 'A-1'));
    expect(dataOf(await plain.member('xiaoman', 'tier.getTier', {}))).toEqual({
      ...{ standing: null, tiers: [], rules: null, history: [], noticeOffers: [] },
    });
    expect(dataOf(await plain.member('xiaoman', 'member.getHome', {})).tier).toBeUndefined();
    await expect(shelve(plain, 'vase', { minTier: 'paper' })).rejects.toThrow('mall.tier_unknown');
    const [stored] = all<Account>(plain, 'accounts');
    expect(stored).not.toHaveProperty('growthMonths');
    expect(stored).not.toHaveProperty('tier');
    await plain.close();
  });

  it('begins to count when its first rules are published, for accounts as old as they are', async () => {
    const plain = await openTill(plainProgramme);
    dataOf(await yuan(plain, 500, 'A-1'));
    await publish('tier', documentTierRules, 0, plain);
    dataOf(await yuan(plain, 250, 'A-2'));
    expect(dataOf(await plain.member('xiaoman', 'tier.getTier', {})).standing).toMatchObject({
      ...{ code: 'cinnabar', growth: 250 },
    });
    await plain.close();
  });
});
