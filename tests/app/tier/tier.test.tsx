import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { GetTierReply, TierStanding } from '#shared/tier/contract';
import { documentTierRules } from '#shared/rules/defaults';
import { ItemHead } from '../../../miniprogram/src/features/mall/item/ItemHead';
import { ItemBar } from '../../../miniprogram/src/features/mall/item/ItemBar';
import { ItemTile } from '../../../miniprogram/src/features/mall/items/ItemTile';
import { MemberCardView } from '../../../miniprogram/src/features/store/scan/MemberCardView';
import HomePage from '../../../miniprogram/src/pages/home/index';
import TierPage from '../../../miniprogram/src/packages/member/tier/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { casePage } from '../mall/samples';
import { day, home } from '../samples';
import { scanned } from '../store/tillsamples';

const standing: TierStanding = {
  ...{ code: 'cinnabar', name: '朱砂', step: 2, growth: 260, until: day('2027-10-31') },
  keep: { fromGrowth: 200, missing: 90 },
  ending: null,
  isGiven: false,
  next: { code: 'gilt', name: '鎏金', fromGrowth: 2000, missing: 1740 },
  times: { numerator: 1, denominator: 1 },
};
const [paper, cinnabar, gilt] = documentTierRules.tiers;
const reply: GetTierReply = {
  standing,
  tiers: [paper, cinnabar, gilt && { ...gilt, times: { numerator: 6, denominator: 5 } }].flatMap(
    (tier) => tier ?? [],
  ),
  rules: documentTierRules,
  history: [
    {
      ...{ entryId: 'tier:m_1:1', fromName: '素笺', toName: '朱砂', reason: 'upgrade' },
      ...{ toCode: 'cinnabar', words: '' },
      ...{ date: day('2026-10-12'), until: day('2027-10-31') },
    },
  ],
  noticeOffers: [],
};

let cloud: FakeCloud;
beforeEach(async () => {
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
});

async function open(answer: Partial<GetTierReply> = {}) {
  cloud.answer('tier.getTier', { data: { ...reply, ...answer } });
  render(<TierPage />);
  await act(async () => Promise.resolve());
}

describe('the page about the tier', () => {
  test('says what is missing for the next and for another term', async () => {
    await open();
    expect(await screen.findByRole('heading', { name: '朱砂会员' })).toBeTruthy();
    expect(screen.getByText('再得 1,740 成长值升为鎏金')).toBeTruthy();
    expect(screen.getByRole('img', { name: '升为鎏金会员的进度 13%' })).toBeTruthy();
    expect(screen.getByText('保级到 2027年10月31日')).toBeTruthy();
    expect(screen.getByText('到期前再得 90 成长值可续期')).toBeTruthy();
  });

  test('lists what each tier takes and brings, how growth comes, and what has happened', async () => {
    await open();
    expect(await screen.findByText('加入即是')).toBeTruthy();
    expect(screen.getByText('2,000 成长值')).toBeTruthy();
    expect(screen.getByText('消费积分 1.2 倍')).toBeTruthy();
    expect(screen.getByText('到店消费每 1 元得 1 成长值')).toBeTruthy();
    expect(screen.getByText('期满时成长值不够，会降一级')).toBeTruthy();
    expect(screen.getByText('升为朱砂会员')).toBeTruthy();
    expect(screen.getByText('2026年10月12日，保级到 2027年10月31日')).toBeTruthy();
  });

  test('says which money for orders counts, where the owner has switched it on', async () => {
    const growth = {
      ...documentTierRules.growth,
      mall: { growth: 1, perFen: 200 },
      groupbuy: { growth: 2, perFen: 100 },
    };
    await open({ rules: { ...documentTierRules, growth } });
    expect(await screen.findByText('积分兑换补的现金每 2 元得 1 成长值')).toBeTruthy();
    expect(screen.getByText('拼团成功的付款每 1 元得 2 成长值')).toBeTruthy();
  });

  test('says on the highest that there is no higher, and that the term is safe', async () => {
    const highest = {
      ...standing,
      name: '鎏金',
      next: null,
      keep: { fromGrowth: 2000, missing: 0 },
    };
    await open({ standing: highest });
    expect(await screen.findByText('已是最高等级')).toBeTruthy();
    expect(screen.getByText('成长值已够，到期自动续期')).toBeTruthy();
  });

  const ending = { ...standing, ending: { daysLeft: 12, toName: '素笺' } };
  const noticeOffers = [
    { template: 'tier_ending', templateId: 't6' },
    { template: 'tier_changed', templateId: 't7' },
  ] as const;

  test.each([
    [12, '还有 12 天到期，成长值不够会转为素笺会员'],
    [0, '今天到期，成长值不够会转为素笺会员'],
  ])('warns %i days before the end of what would come', async (daysLeft, warning) => {
    await open({ standing: { ...ending, ending: { ...ending.ending, daysLeft } } });
    expect(await screen.findByText(warning)).toBeTruthy();
    expect(screen.getByText('到期前再得 90 成长值可续期')).toBeTruthy();
  });

  test('asks once a term to be told before the end and after it', async () => {
    cloud.answer('notice.recordAcceptance', { data: { remindsOn: null } });
    await open({ noticeOffers });
    await act(async () => {
      fireEvent.click(await screen.findByRole('button', { name: '到期前提醒我' }));
      await Promise.resolve();
    });
    expect(await screen.findByText('到期前会提醒您')).toBeTruthy();
    expect(cloud.sentTo('notice.recordAcceptance').map(({ data }) => data)).toEqual([
      {
        templates: [
          { template: 'tier_ending', answer: 'accept' },
          { template: 'tier_changed', answer: 'accept' },
        ],
      },
    ]);
    cleanup();
    await open({ noticeOffers });
    expect(screen.queryByRole('button', { name: '到期前提醒我' })).toBeNull();
    cleanup();
    await open({ noticeOffers, standing: { ...standing, until: day('2028-10-31') } });
    expect(await screen.findByRole('button', { name: '到期前提醒我' })).toBeTruthy();
  });

  test('does not ask whom no tier ends for', async () => {
    await open({ noticeOffers, standing: { ...standing, until: null, keep: null } });
    expect(await screen.findByText('这个等级长期有效')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '到期前提醒我' })).toBeNull();
  });

  test('says of a tier that was given until when, what would keep it, and why it was given', async () => {
    const given = { ...standing, isGiven: true, until: day('2026-12-31') };
    const record = {
      ...{ entryId: 'tiergift:1', fromName: '素笺', toName: '朱砂', reason: 'given' as const },
      ...{ toCode: 'cinnabar', date: day('2026-11-20'), until: day('2026-12-31') },
      words: '开业老顾客',
    };
    await open({ standing: given, history: [record] });
    expect(await screen.findByText('店里赠送，有效到 2026年12月31日')).toBeTruthy();
    expect(screen.getByText('到期前再得 90 成长值，就凭自己保住这个等级')).toBeTruthy();
    expect(screen.getByText('店里赠送朱砂会员')).toBeTruthy();
    expect(screen.getByText('2026年11月20日，有效到 2026年12月31日，开业老顾客')).toBeTruthy();
  });

  test('says in a shop without tiers that there are none', async () => {
    await open({ standing: null, tiers: [], rules: null, history: [] });
    expect(await screen.findByText('还没有会员等级')).toBeTruthy();
  });
});

test('home names the tier and leads to its page', async () => {
  cloud.answer('member.getHome', { data: { ...home, tier: standing } });
  cloud.answer('store.listDebits', { data: { debits: [] } });
  render(<HomePage />);
  const line = await screen.findByRole('button', {
    name: '朱砂会员，再得 1,740 成长值升为鎏金，查看等级',
  });
  fireEvent.click(line);
  expect(taro.calls.at(-1)?.options.url).toBe('/packages/member/tier/index');
});

test('home says what keeps a tier that is about to end', async () => {
  const tier = { ...standing, ending: { daysLeft: 12, toName: '素笺' } };
  cloud.answer('member.getHome', { data: { ...home, tier } });
  cloud.answer('store.listDebits', { data: { debits: [] } });
  render(<HomePage />);
  const name = '朱砂会员，10月31日到期，再得 90 成长值可保级，查看等级';
  expect(await screen.findByRole('button', { name })).toBeTruthy();
});

test('the clerk sees the tier beside the name', () => {
  render(<MemberCardView member={scanned.member} worthFen={null} />);
  expect(screen.getByText('朱砂会员')).toBeTruthy();
});

describe('an item for a higher tier', () => {
  const item = { ...casePage, minTier: { name: '鎏金', isReached: false } };

  test('says for whom it is, and cannot be redeemed', () => {
    const onRedeem = jest.fn();
    render(<ItemHead item={item} />);
    render(<ItemBar item={item} busy={false} onRedeem={onRedeem} onGoal={jest.fn()} />);
    expect(screen.getByText('鎏金会员可兑')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '升级后可兑换' }));
    expect(onRedeem).not.toHaveBeenCalled();
  });

  test('is marked on the shelf, within reach or not', () => {
    render(<ItemTile item={item} onOpen={jest.fn()} />);
    expect(screen.getByRole('button', { name: /鎏金会员可兑$/ })).toBeTruthy();
    const reached = { ...item, minTier: { name: '鎏金', isReached: true } };
    render(<ItemTile item={reached} onOpen={jest.fn()} />);
    expect(screen.getAllByText('鎏金会员可兑')).toHaveLength(2);
  });
});
