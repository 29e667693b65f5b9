import type { Account } from '#shared/points/model';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { documentTierRules } from '#shared/rules/defaults';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { tieredProgramme, type PublishedRules } from '../../../localcloud/seed/programme';
import { TeamShop } from '../groupbuy/fixture';
import type { Cloud, Crash } from '../harness';
import { CashShop, minuteMs } from '../mall/cashshop';

/** Money for orders counts: 1 for a yuan in the mall, 2 for one in a team. */
const switchedOn: PublishedRules = {
  ...tieredProgramme,
  tier: [
    {
      ...{ version: 1, effectiveFromMs: 0, note: '开店' },
      body: {
        ...documentTierRules,
        growth: {
          ...documentTierRules.growth,
          mall: { growth: 1, perFen: 100 },
          groupbuy: { growth: 2, perFen: 100 },
        },
      },
    },
  ],
};

let cloud: Cloud;
afterEach(async () => {
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  expect(breachesOf(shopOf(cloud.dump()), context)).toEqual([]);
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const growthOf = (code: string): number => {
  const accounts = (cloud.dump()['accounts'] ?? []) as (Account & { _id: string })[];
  const months = accounts.find(({ _id }) => _id === cloud.memberId(code))?.growthMonths ?? [];
  return months.reduce((sum, { growth }) => sum + growth, 0);
};
const entriesOf = async (code: string) =>
  (await cloud.entries(code))
    .filter(({ growth }) => growth)
    .map(({ kind, growth }) => [kind, growth?.growth]);
const dying = async (crash: Crash, run: () => Promise<unknown>): Promise<void> => {
  cloud.crashAt(crash);
  await run().catch(() => undefined);
  cloud.heal();
};
const crashesOf = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

describe('money paid with a redemption', () => {
  let shop: CashShop;
  const open = async (rules = switchedOn) => {
    shop = await CashShop.open({}, rules);
    ({ cloud } = shop);
  };

  it('gives growth once it has come, and moves no points', async () => {
    await open();
    const reply = await shop.redeem();
    expect(growthOf('xiaoman')).toBe(0);
    await shop.pay(reply);
    // 19.80 yuan for two cups.
    expect(growthOf('xiaoman')).toBe(19);
    const entry = (await cloud.entries('xiaoman')).at(-1);
    expect(entry).toMatchObject({
      ...{ entryId: `growth:${reply.orderId}`, kind: 'growth', deltaPoints: 0 },
      growth: { growth: 19, paidFen: 1980, month: '2026-03' },
      explanation: { steps: [{ code: 'growth', facts: { source: 'mall', amountFen: 1980 } }] },
    });
  });

  it('gives none where the owner has not switched it on, and costs no call', async () => {
    await open(tieredProgramme);
    await shop.redeemAndPay();
    expect(growthOf('xiaoman')).toBe(0);
    expect(await entriesOf('xiaoman')).toEqual([]);
  });

  it('takes the growth back with the money, once, whoever repeats it', async () => {
    await open();
    const { orderId } = await shop.redeemAndPay();
    await shop.cancel(orderId);
    await shop.cancel(orderId, 'cancel-2');
    await shop.live(30 * minuteMs);
    expect(growthOf('xiaoman')).toBe(0);
    expect(await entriesOf('xiaoman')).toEqual([
      ['growth', 19],
      ['reverse_earn', -19],
    ]);
  });

  it('gives none for money that came too late and goes back', async () => {
    await open();
    const reply = await shop.redeem();
    expect(shop.payUnheard(reply)).toBe('ok');
    cloud.pay.setSilent(10);
    await shop.cancel(reply.orderId);
    cloud.pay.setSilent(0);
    await shop.live(30 * minuteMs);
    expect(shop.sentBackFen).toBe(1980);
    expect(growthOf('xiaoman')).toBe(0);
  });

  it('lifts a member to the tier that it earns', async () => {
    shop = await CashShop.open({ cashFen: 10_000 }, switchedOn);
    ({ cloud } = shop);
    await shop.redeemAndPay();
    const shown = await cloud.member('xiaoman', 'tier.getTier', {});
    expect(shown).toMatchObject({ data: { standing: { code: 'cinnabar', growth: 200 } } });
  });

  describe.each(crashesOf(10))('cut $moment call $atCall', (crash) => {
    it('is counted once when WeChat or the timer says it again', async () => {
      await open();
      const reply = await shop.redeem();
      expect(shop.payUnheard(reply)).toBe('ok');
      await dying(crash, () => cloud.pay.deliverDue());
      await shop.live(30 * minuteMs);
      expect(await entriesOf('xiaoman')).toEqual([['growth', 19]]);
      expect(growthOf('xiaoman')).toBe(19);
    });

    it('goes back with its growth though the cancel died', async () => {
      await open();
      const { orderId } = await shop.redeemAndPay();
      await dying(crash, () => shop.cancel(orderId));
      await shop.cancel(orderId);
      await shop.live(30 * minuteMs);
      expect(growthOf('xiaoman')).toBe(0);
    });

    it('leaves no growth for an order that was given up when the word of it came', async () => {
      await open();
      const reply = await shop.redeem();
      expect(shop.payUnheard(reply)).toBe('ok');
      cloud.pay.setSilent(10);
      await shop.cancel(reply.orderId);
      cloud.pay.setSilent(0);
      await dying(crash, () => cloud.pay.deliverDue());
      await shop.live(30 * minuteMs);
      expect(growthOf('xiaoman')).toBe(0);
    });
  });
});

describe('money paid in a team', () => {
  let shop: TeamShop;
  const open = async (rules = switchedOn) => {
    shop = await TeamShop.open({}, rules);
    ({ cloud } = shop);
  };
  const people = ['anan', 'bobo', 'cici'] as const;

  it('gives growth when the team has succeeded, to each of its members once', async () => {
    await open();
    const first = await shop.openTeam('anan');
    await shop.pay('anan', first);
    expect(growthOf('anan')).toBe(0);
    for (const code of ['bobo', 'cici']) await shop.pay(code, await shop.join(code, first.teamId));
    await shop.live(30 * minuteMs);
    // 19.90 yuan at 2 for each.
    expect(people.map(growthOf)).toEqual([39, 39, 39]);
    expect(await entriesOf('anan')).toEqual([['growth', 39]]);
  });

  it('gives none for a team that failed, nor where it is not switched on', async () => {
    await open();
    await shop.pay('anan', await shop.openTeam('anan'));
    await shop.live(25 * 60 * minuteMs, 30 * minuteMs);
    expect(growthOf('anan')).toBe(0);
    await cloud.close();
    await open(tieredProgramme);
    await shop.fullTeam(people);
    expect(people.map(growthOf)).toEqual([0, 0, 0]);
  });

  it('takes it back with the money of an order that goes back after the sale', async () => {
    await open();
    const [, second] = await shop.fullTeam(people);
    const refund = { orderId: second?.orderId ?? '', operator: '店长', reason: '商品破损' };
    await cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
    await cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
    await shop.live(30 * minuteMs);
    expect(people.map(growthOf)).toEqual([39, 0, 39]);
  });

  describe.each(crashesOf(16))('cut $moment call $atCall', (crash) => {
    it('is counted once for each when the last of them pays', async () => {
      await open();
      const first = await shop.openTeam('anan');
      await shop.pay('anan', first);
      await shop.pay('bobo', await shop.join('bobo', first.teamId));
      shop.payUnheard('cici', await shop.join('cici', first.teamId));
      await dying(crash, () => cloud.pay.deliverDue());
      await shop.live(40 * minuteMs);
      expect(people.map(growthOf)).toEqual([39, 39, 39]);
    });

    it('goes back with its growth once when the refund died', async () => {
      await open();
      const [, second] = await shop.fullTeam(people);
      const refund = { orderId: second?.orderId ?? '', operator: '店长', reason: '商品破损' };
      await dying(crash, () => cloud.operator('groupbuy.refundOrder', refund, 'refund-1'));
      await cloud.operator('groupbuy.refundOrder', refund, 'refund-1');
      await shop.live(30 * minuteMs);
      expect(people.map(growthOf)).toEqual([39, 0, 39]);
    });
  });
});
