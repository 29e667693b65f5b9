import type { FunctionReplyOf } from '#shared/api';
import type { Account } from '#shared/points/model';
import type { GivenTier } from '#shared/store/tiergift/model';
import type { Cloud, Crash } from '../harness';
import { all, auditOf, dataOf, scanOf } from '../store/till/till';
import { closeTierShop, noonMs, openTierShop, tierOf, yuan } from './tiershop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTierShop();
});
afterEach(async () => {
  expect(await cloud.bookFault('xiaoman')).toBeNull();
  await closeTierShop(cloud);
});

const spend = async (amount: number, billNumber: string) =>
  dataOf(await yuan(cloud, amount, billNumber));
const wish = { tierCode: 'gilt', until: '2026-04-30', reason: '开业老顾客' };
async function give(
  change: Partial<typeof wish> = {},
  requestId?: string,
): Promise<FunctionReplyOf<'store.giveTier'>> {
  const scanId = await scanOf(cloud, 'xiaoman', 'manager');
  return cloud.staff('manager', 'store.giveTier', { scanId, ...wish, ...change }, requestId);
}
const account = () => all<Account>(cloud, 'accounts').find(({ closed }) => !closed);
const rows = async () =>
  (await cloud.entries('xiaoman'))
    .filter(({ kind }) => kind.startsWith('tier'))
    .map(({ kind, explanation: { steps } }) => [kind, steps[0]?.facts['toName']]);

describe('a tier given by hand', () => {
  it('is there at once, with its end, its reason and who gave it, and forges no growth', async () => {
    await spend(50, 'A-1');
    const reply = dataOf(await give());
    expect(reply).toMatchObject({ tierName: '鎏金', until: '2026-04-30' });
    expect(await tierOf(cloud)).toMatchObject({
      standing: {
        ...{ code: 'gilt', growth: 50, until: '2026-04-30', isGiven: true, next: null },
        keep: { fromGrowth: 2000, missing: 1950 },
      },
      history: [{ reason: 'given', fromName: '素笺', toName: '鎏金', words: '开业老顾客' }],
    });
    expect(account()).toMatchObject({ growthMonths: [{ month: '2026-03', growth: 50 }] });
    expect(account()).not.toHaveProperty('tier');
    expect(all<GivenTier>(cloud, 'tier_gifts')).toMatchObject([
      {
        state: 'given',
        tierCode: 'gilt',
        reason: '开业老顾客',
        given: { staffName: '店员 manager' },
      },
    ]);
    expect(auditOf(cloud, 'store.giveTier')).toMatchObject([
      {
        ...{ outcome: 'done', role: 'manager', storeId: 'zongdian', reason: '开业老顾客' },
        subject: { entryId: reply.entryId },
        after: { tier: '鎏金', until: '2026-04-30' },
      },
    ]);
  });

  it('ends by itself on the day after, worked off by the timer, back to what growth has earned', async () => {
    await spend(250, 'A-1');
    dataOf(await give());
    cloud.nowMs = noonMs('2026-04-30');
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'gilt' });
    cloud.nowMs = noonMs('2026-05-03');
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 1 } });
    expect(await rows()).toEqual([
      ['tier', '朱砂'],
      ['tier_gift', '鎏金'],
      ['tier_gift_end', '朱砂'],
    ]);
    expect(await tierOf(cloud)).toMatchObject({
      standing: { code: 'cinnabar', until: '2027-03-31', isGiven: false, growth: 250 },
      history: [
        { reason: 'gift_ended', fromName: '鎏金', toName: '朱砂', date: '2026-05-01' },
        {},
        {},
      ],
    });
    expect(account()).toMatchObject({ tierGift: null });
  });

  it('lowers nobody: what growth earns meanwhile is kept for its own term', async () => {
    dataOf(await give({ tierCode: 'cinnabar' }));
    await spend(2500, 'A-1');
    expect((await tierOf(cloud)).standing).toMatchObject({
      ...{ code: 'gilt', until: '2027-03-31', isGiven: false },
    });
    cloud.nowMs = noonMs('2026-05-01');
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'gilt', until: '2027-03-31' });
  });

  it('is refused where growth has earned as much, or no such tier or date is, and nothing is kept', async () => {
    await spend(250, 'A-1');
    const before = JSON.stringify(account());
    expect(await give({ tierCode: 'cinnabar' })).toMatchObject({
      error: { code: 'tier.not_higher', tier: '朱砂' },
    });
    expect(await give({ tierCode: 'platinum' })).toMatchObject({ error: { code: 'tier.unknown' } });
    expect(await give({ until: '2026-03-01' })).toMatchObject({
      error: { code: 'tier.until_not_allowed', latestDate: '2027-03-03' },
    });
    expect(await give({ until: '2027-03-04' })).toMatchObject({
      error: { code: 'tier.until_not_allowed' },
    });
    expect(JSON.stringify(account())).toBe(before);
    expect(all(cloud, 'tier_gifts')).toEqual([]);
    expect(auditOf(cloud, 'store.giveTier')).toEqual([]);
  });

  it('is given by no clerk, to nobody of their own, and refused attempts are written down', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    expect(await cloud.staff('clerk', 'store.giveTier', { scanId, ...wish })).toMatchObject({
      error: { code: 'staff.role_not_allowed' },
    });
    expect(auditOf(cloud, 'store.giveTier')).toMatchObject([{ outcome: 'staff.role_not_allowed' }]);
    const { code } = dataOf(await cloud.member('manager', 'member.issueCode', {}));
    expect(await cloud.staff('manager', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.own' },
    });
  });

  it('takes the place of one given before', async () => {
    dataOf(await give());
    dataOf(await give({ tierCode: 'cinnabar', until: '2026-03-05' }));
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'cinnabar', until: '2026-03-05' });
    cloud.nowMs = noonMs('2026-05-03');
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'paper' });
    expect(await rows()).toEqual([
      ['tier_gift', '鎏金'],
      ['tier_gift', '朱砂'],
      ['tier_gift_end', '素笺'],
    ]);
  });

  it('is one gift however often the request comes; other content is another request', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const ask = (change: Partial<typeof wish> = {}) =>
      cloud.staff('manager', 'store.giveTier', { scanId, ...wish, ...change }, 'g-1');
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(await ask({ until: '2026-05-30' })).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    const twins = await Promise.all(
      Array.from({ length: 4 }, () =>
        cloud.staff('manager', 'store.giveTier', { scanId, ...wish, tierCode: 'gilt' }, 'g-2'),
      ),
    );
    expect(twins.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(await rows()).toHaveLength(2);
  });

  it('multiplies and opens what the tier does, and takes ten calls', async () => {
    dataOf(await give());
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'store.giveTier', databaseCalls: 10 });
    const till = await cloud.staff('manager', 'store.getTill', {
      scanId: await scanOf(cloud, 'xiaoman', 'manager'),
    });
    expect(dataOf(till).member?.givableTiers).toEqual([
      { code: 'cinnabar', name: '朱砂' },
      { code: 'gilt', name: '鎏金' },
    ]);
    const clerk = await cloud.staff('clerk', 'store.getTill', {
      scanId: await scanOf(cloud, 'xiaoman'),
    });
    expect(dataOf(clerk).member?.givableTiers).toEqual([]);
  });

  it('is told to the member when it comes, before it ends and when it has ended', async () => {
    for (const template of ['tier_changed', 'tier_changed', 'tier_ending'] as const) {
      cloud.wechat.acceptances.accept('o-xiaoman', `local-${template.replace('_', '-')}`);
      const templates = [{ template, answer: 'accept' as const }];
      dataOf(await cloud.member('xiaoman', 'notice.recordAcceptance', { templates }));
    }
    dataOf(await give());
    for (const date of ['2026-03-02', '2026-03-31', '2026-04-10', '2026-05-01']) {
      cloud.nowMs = noonMs(date);
      for (const name of ['settle-accounts', 'find-notices', 'send-notices'])
        await cloud.timer(name);
    }
    const told = cloud.wechat.sent().map(({ content }) => {
      const { data } = content as { data: Record<string, { value: string }> };
      return Object.values(data).map(({ value }) => value);
    });
    expect(told).toEqual([
      ['素笺会员', '2026年5月1日', '赠送的鎏金会员已到期'],
      ['鎏金会员', '2026年4月30日', '到期前再得 2000 成长值可保级'],
      ['鎏金会员', '2026年3月2日', '店里为您提升了等级，点开查看'],
    ]);
  });
});

const crashes = Array.from({ length: 11 }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('a gift of a tier cut $moment its call $atCall', (crash) => {
  it('is given once when it is asked for again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    const ask = () => cloud.staff('manager', 'store.giveTier', { scanId, ...wish }, 'g-1');
    cloud.crashAt(crash);
    await ask();
    cloud.heal();
    dataOf(await ask());
    expect(await rows()).toEqual([['tier_gift', '鎏金']]);
    expect(auditOf(cloud, 'store.giveTier')).toHaveLength(1);
    expect(all<GivenTier>(cloud, 'tier_gifts')).toMatchObject([{ state: 'given' }]);
  });

  it('is whole or not there at all when nobody asks again', async () => {
    const scanId = await scanOf(cloud, 'xiaoman', 'manager');
    cloud.crashAt(crash);
    await cloud.staff('manager', 'store.giveTier', { scanId, ...wish }, 'g-1');
    cloud.heal();
    cloud.nowMs += 10 * 60_000;
    for (const name of ['repair-entries', 'finish-till', 'repair-audit']) await cloud.timer(name);
    const gifts = all<GivenTier>(cloud, 'tier_gifts');
    expect(gifts.map(({ state }) => state)).toEqual(gifts.map(() => 'given'));
    expect(await rows()).toHaveLength(gifts.length);
    expect(auditOf(cloud, 'store.giveTier')).toHaveLength(gifts.length);
    expect((await tierOf(cloud)).standing?.code).toBe(gifts.length === 1 ? 'gilt' : 'paper');
  });

  it('ends once, whoever looks first', async () => {
    dataOf(await give());
    cloud.nowMs = noonMs('2026-05-01');
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'tier.getTier', {});
    cloud.heal();
    await cloud.timer('settle-accounts');
    await cloud.timer('repair-entries');
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'paper' });
    expect(await rows()).toEqual([
      ['tier_gift', '鎏金'],
      ['tier_gift_end', '素笺'],
    ]);
  });
});
