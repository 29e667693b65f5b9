import type { RequestOf } from '#shared/api';
import type { Notice, NoticeTemplate } from '#shared/notice/model';
import { documentTierRules } from '#shared/rules/defaults';
import { tieredProgramme } from '../../../localcloud/seed/programme';
import type { Cloud, Crash } from '../harness';
import { buy, closeTill, dataOf, openTill } from '../store/till/till';

/** An instant by the clock on the shop's wall. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

let cloud: Cloud;
/** 小满 becomes a 朱砂 member on 2 March 2026, until 31 March 2027. */
beforeEach(async () => {
  cloud = await openTill(tieredProgramme);
  await spend(250, 'A-1');
});
afterEach(() => closeTill(cloud));

async function spend(yuan: number, billNumber: string): Promise<void> {
  const bill = { billNumber, amountFen: yuan * 100, confirmedUnusual: true };
  dataOf(await buy(cloud, 'xiaoman', bill));
}

async function agree(template: NoticeTemplate, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    cloud.wechat.acceptances.accept('o-xiaoman', `local-${template.replace('_', '-')}`);
    const templates = [{ template, answer: 'accept' as const }];
    dataOf(await cloud.member('xiaoman', 'notice.recordAcceptance', { templates }));
  }
}

/** The timers of one tick that have to do with tiers. */
async function tickAt(text: string): Promise<void> {
  cloud.nowMs = at(text);
  await cloud.timer('settle-accounts');
  await cloud.timer('find-notices');
  await cloud.timer('send-notices');
}

/** Newest first. */
const sent = () =>
  cloud.wechat.sent().map(({ content }) => {
    const { data, page } = content as { data: Record<string, { value: string }>; page: string };
    return [page, ...Object.values(data).map(({ value }) => value)];
  });
const states = () =>
  (cloud.dump()['notices'] as Notice[]).map(({ noticeId, state, reason }) => [
    noticeId.split(':')[0],
    state,
    reason,
  ]);
const page = 'packages/member/tier/index';

describe('the warning that a tier ends', () => {
  it('is told once a term, with the date and the growth that keeps the tier', async () => {
    await agree('tier_ending', 3);
    await tickAt('2027-02-28T10:00');
    expect(sent()).toEqual([]);
    for (const day of ['03-01', '03-02', '03-15', '03-30', '03-31', '04-01']) {
      await tickAt(`2027-${day}T10:00`);
      await tickAt(`2027-${day}T11:00`);
    }
    expect(sent()).toEqual([[page, '朱砂会员', '2027年3月31日', '到期前再得 200 成长值可保级']]);
  });

  it('comes as many days ahead as the owner has set', async () => {
    const body = { ...documentTierRules, warnDays: 7 };
    const version = { ruleSet: 'tier', afterVersion: 1, effectiveFromMs: null, note: '一周', body };
    dataOf(await cloud.operator('rules.publish', version as RequestOf<'rules.publish'>));
    await agree('tier_ending');
    await tickAt('2027-03-23T10:00');
    expect(sent()).toEqual([]);
    await tickAt('2027-03-24T10:00');
    expect(sent()).toHaveLength(1);
  });

  it('is made up for when the timers stood still, with what is missing by then', async () => {
    await agree('tier_ending');
    cloud.nowMs = at('2027-03-02T15:00');
    await spend(120, 'B-1');
    await tickAt('2027-03-03T10:00');
    expect(sent()).toEqual([[page, '朱砂会员', '2027年3月31日', '到期前再得 80 成长值可保级']]);
  });

  it('is not for who has the growth for another term already', async () => {
    await agree('tier_ending');
    cloud.nowMs = at('2027-01-15T12:00');
    await spend(200, 'B-1');
    for (const day of ['03-01', '03-31', '04-01']) await tickAt(`2027-${day}T10:00`);
    expect(states()).toEqual([]);
  });

  it('is dropped when the growth has come before it was sent', async () => {
    await agree('tier_ending');
    await tickAt('2027-03-01T23:00');
    expect(states()).toEqual([['tier_ending', 'pending', '']]);
    cloud.nowMs = at('2027-03-02T07:30');
    await spend(200, 'B-1');
    await tickAt('2027-03-02T09:00');
    expect(states()).toEqual([['tier_ending', 'dropped', 'tier_kept']]);
    expect(sent()).toEqual([]);
  });

  it('is shown at home and on the page of the tier, agreed to messages or not', async () => {
    cloud.nowMs = at('2027-02-28T10:00');
    const before = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    expect(before.tier).toMatchObject({ keep: { missing: 200 }, ending: null });
    cloud.nowMs = at('2027-03-19T10:00');
    const home = dataOf(await cloud.member('xiaoman', 'member.getHome', {}));
    expect(home.tier).toMatchObject({ ending: { daysLeft: 12, toName: '素笺' } });
    const shown = dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
    expect(shown).toMatchObject({
      standing: { until: '2027-03-31', keep: { missing: 200 }, ending: { daysLeft: 12 } },
      noticeOffers: [
        { template: 'tier_ending', templateId: 'local-tier-ending' },
        { template: 'tier_changed', templateId: 'local-tier-changed' },
      ],
    });
    await spend(200, 'B-1');
    const kept = dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
    expect(kept.standing).toMatchObject({ keep: { missing: 0 }, ending: null });
  });

  const crashes = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);
  it.each(crashes)(
    'is found once though the timer dies $moment its call $atCall',
    async (crash) => {
      await agree('tier_ending', 2);
      cloud.nowMs = at('2027-03-01T10:00');
      cloud.crashAt(crash);
      await cloud.timer('find-notices');
      cloud.heal();
      await tickAt('2027-03-01T10:10');
      await tickAt('2027-03-02T10:10');
      expect(states()).toEqual([['tier_ending', 'sent', '']]);
      expect(sent()).toHaveLength(1);
    },
  );
});

describe('a tier that went down', () => {
  it('is told once, and a rise or another term is not', async () => {
    await agree('tier_changed', 3);
    cloud.nowMs = at('2026-03-03T10:00');
    await spend(1800, 'B-1');
    for (const day of ['2026-03-03', '2027-04-01', '2027-04-02']) await tickAt(`${day}T10:00`);
    expect(sent()).toEqual([[page, '朱砂会员', '2027年4月1日', '鎏金会员已到期']]);
  });

  it('is told even when the timers stood still for two days after it', async () => {
    await agree('tier_changed');
    cloud.nowMs = at('2027-04-01T09:00');
    await cloud.member('xiaoman', 'member.getHome', {});
    await tickAt('2027-04-03T10:00');
    expect(sent()).toEqual([[page, '素笺会员', '2027年4月1日', '朱砂会员已到期']]);
  });

  it('is not told once the member has risen again', async () => {
    await agree('tier_changed');
    cloud.nowMs = at('2027-04-01T23:00');
    await cloud.timer('settle-accounts');
    await cloud.timer('find-notices');
    await spend(300, 'B-1');
    await tickAt('2027-04-02T10:00');
    expect(states()).toEqual([['tier_changed', 'dropped', 'tier_changed_again']]);
  });

  it('is not told to who agreed only afterwards', async () => {
    await tickAt('2027-04-01T10:00');
    cloud.nowMs = at('2027-04-01T10:05');
    await agree('tier_changed');
    await tickAt('2027-04-01T10:10');
    expect(states()).toEqual([]);
  });
});
