import type { Account } from '#shared/points/model';
import { documentPointsRules, documentTierRules } from '#shared/rules/defaults';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { type Cloud } from '../harness';
import { grant, shelve } from '../mall/shop';
import { all, buy, dataOf, openTill, scanOf } from '../store/till/till';
import { accountOf, closeTierShop, openTierShop, publish, tierOf, yuan } from './tiershop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTierShop();
});
afterEach(() => closeTierShop(cloud));

describe('growth', () => {
  it('is earned by what is paid and by checking in, beside the points', async () => {
    dataOf(await yuan(cloud, 128.5, 'A-1'));
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    expect(await tierOf(cloud)).toMatchObject({
      standing: {
        ...{ code: 'paper', name: '素笺', step: 1, growth: 129, until: null, keep: null },
        next: { code: 'cinnabar', name: '朱砂', fromGrowth: 200, missing: 71 },
      },
      history: [],
    });
    expect(accountOf(cloud)).toMatchObject({ growthMonths: [{ month: '2026-03', growth: 129 }] });
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
    expect((await tierOf(cloud)).standing).toMatchObject({ growth: 150 });
  });

  it('leaves out what the points leave out: no growth for a gift card', async () => {
    const lines = [{ category: '礼品卡', amountFen: 10_000 }];
    dataOf(await buy(cloud, 'xiaoman', { billNumber: 'A-1', amountFen: 12_850, lines }));
    expect((await tierOf(cloud)).standing).toMatchObject({ growth: 28 });
  });
});

describe('a tier', () => {
  it('is there at once when growth has earned it, with one row and no call more', async () => {
    dataOf(await yuan(cloud, 199, 'A-1'));
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'checkin.perform', databaseCalls: 3 });
    expect(await tierOf(cloud)).toMatchObject({
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
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'cinnabar', growth: 240 });
  });

  it('keeps the purchase within eight calls', async () => {
    dataOf(await yuan(cloud, 1, 'A-1'));
    dataOf(await yuan(cloud, 2000, 'A-2'));
    const lines = cloud.logs.filter(({ action }) => action === 'store.recordPurchase');
    expect(lines.at(-1)).toMatchObject({ databaseCalls: 8 });
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'gilt' });
  });

  it('costs two calls to look at, and home none', async () => {
    await tierOf(cloud);
    await tierOf(cloud);
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'tier.getTier', databaseCalls: 2 });
    const home = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    expect(home.tier).toMatchObject({ name: '素笺' });
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'member.getHome', databaseCalls: 2 });
  });

  it('is kept when the purchase is undone; the growth goes', async () => {
    const { entryId } = dataOf(await yuan(cloud, 250, 'A-1'));
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect((await tierOf(cloud)).standing).toMatchObject({
      ...{ code: 'cinnabar', growth: 0, until: '2027-03-31' },
      keep: { fromGrowth: 200, missing: 200 },
    });
  });

  it('falls with the growth at once where the rules say so', async () => {
    await publish(cloud, 'tier', { ...documentTierRules, onReversal: 'earned' });
    const { entryId } = dataOf(await yuan(cloud, 250, 'A-1'));
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'cinnabar' });
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect(await tierOf(cloud)).toMatchObject({
      standing: { code: 'paper', growth: 0, until: null },
      history: [{ fromName: '朱砂', toName: '素笺', reason: 'reversal' }, { reason: 'upgrade' }],
    });
  });

  it('gives back growth of a bill that a cap had left without points', async () => {
    const earning = { ...documentPointsRules.earning, maxPointsPerDay: 10 };
    await publish(cloud, 'points', { ...documentPointsRules, earning });
    dataOf(await yuan(cloud, 10, 'A-1'));
    const { entryId, pointsAwarded } = dataOf(await yuan(cloud, 250, 'A-2'));
    expect(pointsAwarded).toBe(0);
    expect((await tierOf(cloud)).standing).toMatchObject({ growth: 260 });
    dataOf(await cloud.staff('clerk', 'store.undo', { entryId, reason: '退货' }));
    expect((await tierOf(cloud)).standing).toMatchObject({ growth: 10 });
  });

  it('multiplies the purchases of its members, and the entry says so', async () => {
    const [lowest, second, third] = documentTierRules.tiers;
    const faster = { ...second, times: { numerator: 6, denominator: 5 } };
    await publish(cloud, 'tier', { ...documentTierRules, tiers: [lowest, faster, third] });
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
    await publish(plain, 'tier', documentTierRules, 0);
    dataOf(await yuan(plain, 250, 'A-2'));
    expect(dataOf(await plain.member('xiaoman', 'tier.getTier', {})).standing).toMatchObject({
      ...{ code: 'cinnabar', growth: 250 },
    });
    await plain.close();
  });
});
