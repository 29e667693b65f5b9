import { act, fireEvent, render, screen, within } from '@testing-library/react';
import CampaignPage from '../../../miniprogram/src/packages/groupbuy/campaign/index';
import TeamPage from '../../../miniprogram/src/packages/groupbuy/team/index';
import TeamsPage from '../../../miniprogram/src/packages/groupbuy/teams/index';
import GroupbuyPage from '../../../miniprogram/src/pages/groupbuy/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import {
  anna,
  campaign,
  campaignPage,
  failedTeam,
  heldTeam,
  mySeat,
  myTeam,
  nowMs,
  paidTeam,
  succeededTeam,
  taken,
  team,
} from './samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('groupbuy.listCampaigns', { data: { campaigns: [campaign], nowMs } });
  cloud.answer('groupbuy.getCampaign', { data: campaignPage });
  cloud.answer('groupbuy.getTeam', { data: team });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

async function open(page: 'tab' | 'campaign' | 'team' | 'teams'): Promise<void> {
  taro.params = { campaignId: 'speaker-3', teamId: 'team-1' };
  const Page = { tab: GroupbuyPage, campaign: CampaignPage, team: TeamPage, teams: TeamsPage }[
    page
  ];
  render(<Page />);
  await act(async () => Promise.resolve());
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const opened = () => taro.calls.filter(({ name }) => /navigateTo|redirectTo/.test(name));

describe('the list', () => {
  it('says what it costs together and alone, and counts down by the shop’s clock', async () => {
    await open('tab');
    expect(await screen.findByText('便携音箱')).toBeTruthy();
    expect(screen.getByText('¥99.50')).toBeTruthy();
    expect(screen.getByText('单买 ¥129')).toBeTruthy();
    expect(screen.getByText('省 ¥29.50')).toBeTruthy();
    expect(screen.getByText('3 人团')).toBeTruthy();
    expect(screen.getByText(/^2 天 03:00:00$|^2 天 02:59:5\d$/)).toBeTruthy();
  });

  it('says what to do when nothing runs, and lets a failed read be repeated', async () => {
    cloud.answer('groupbuy.listCampaigns', { data: { campaigns: [], nowMs } });
    await open('tab');
    expect(await screen.findByText('现在没有拼团')).toBeTruthy();
  });

  it('can be asked again after no answer', async () => {
    cloud.answer('groupbuy.listCampaigns', 'lost');
    await open('tab');
    const retry = await button('再试一次');
    cloud.answer('groupbuy.listCampaigns', { data: { campaigns: [campaign], nowMs } });
    fireEvent.click(retry);
    expect(await screen.findByText('便携音箱')).toBeTruthy();
  });
});

describe('a campaign', () => {
  it('shows the teams that wait for one more', async () => {
    await open('campaign');
    expect(await screen.findByText('还差 1 人')).toBeTruthy();
    fireEvent.click(await button('参团'));
    expect(opened().at(-1)?.options).toEqual({
      url: '/packages/groupbuy/team/index?teamId=team-1',
    });
  });

  it('opens a team with the version seen, pays, and goes to the team', async () => {
    cloud.answer('groupbuy.openTeam', { data: taken });
    cloud.answer('payment.check', {
      data: { outTradeNo: taken.payment.outTradeNo, state: 'paid', isSettled: true },
    });
    await open('campaign');
    fireEvent.click(await button('¥99.50 开新团'));
    fireEvent.click(await button('多一份'));
    fireEvent.click(await button('去付款 ¥199'));
    expect(await screen.findByRole('dialog', { name: '微信支付' })).toBeTruthy();
    expect(screen.getByText('¥99.50', { selector: '.pay-sheet__amount' })).toBeTruthy();
    expect(cloud.sentTo('groupbuy.openTeam').map(({ data }) => data)).toEqual([
      { campaignId: 'speaker-3', version: 2, quantity: 2 },
    ]);
    fireEvent.click(await button('确认支付'));
    await screen.findByText('便携音箱');
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(cloud.paid).toEqual([{ prepayId: 'wx-prepay-1', outcome: 'pay' }]);
    expect(opened().at(-1)?.options).toEqual({
      url: '/packages/groupbuy/team/index?teamId=team-1',
    });
  });

  it.each([
    ['coming', { status: 'coming' as const }, '还没开始'],
    ['over', { status: 'ended' as const }, '活动已结束'],
    ['sold out', { stockLeft: 5 }, '已拼完'],
    ['bought to the limit', { quantityLeft: 0 }, '您已买满'],
  ])('that is %s says so and opens no team', async (_, change, words) => {
    cloud.answer('groupbuy.getCampaign', { data: { ...campaignPage, ...change } });
    await open('campaign');
    fireEvent.click(await button(words));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leads to the member’s own team instead of a second one', async () => {
    const mine = { teamId: 'team-9', orderId: 'order-9' };
    cloud.answer('groupbuy.getCampaign', { data: { ...campaignPage, mine } });
    await open('campaign');
    fireEvent.click(await button('查看我的团'));
    expect(opened().at(-1)?.options).toMatchObject({ url: expect.stringContaining('team-9') });
  });

  it('says what changed between looking and ordering', async () => {
    cloud.answer('groupbuy.openTeam', { error: { code: 'groupbuy.campaign_ended' } });
    await open('campaign');
    fireEvent.click(await button('¥99.50 开新团'));
    fireEvent.click(await button('去付款 ¥99.50'));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByRole('dialog', { name: '微信支付' })).toBeNull();
  });
});

describe('a team', () => {
  it('shows a stranger who is in, what is missing, and how to join', async () => {
    await open('team');
    expect(await screen.findByText('还差 2 人成团')).toBeTruthy();
    expect(screen.getByText(anna.initial)).toBeTruthy();
    expect(screen.getAllByRole('listitem', { name: '空位' })).toHaveLength(2);
    expect(await button('¥99.50 参团')).toBeTruthy();
    expect(screen.queryByText('邀请朋友参团')).toBeNull();
  });

  it('is joined and paid', async () => {
    cloud.answer('groupbuy.joinTeam', () => {
      cloud.answer('groupbuy.getTeam', { data: heldTeam });
      return { data: taken };
    });
    cloud.answer('payment.check', () => {
      cloud.answer('groupbuy.getTeam', { data: paidTeam });
      return { data: { outTradeNo: taken.payment.outTradeNo, state: 'paid', isSettled: true } };
    });
    await open('team');
    fireEvent.click(await button('¥99.50 参团'));
    fireEvent.click(await button('去付款 ¥99.50'));
    fireEvent.click(await button('确认支付'));
    expect(await button('邀请朋友参团')).toBeTruthy();
    expect(screen.getByRole('listitem', { name: '我，已付款' })).toBeTruthy();
    expect(cloud.sentTo('groupbuy.joinTeam').map(({ data }) => data)).toEqual([
      { teamId: 'team-1', quantity: 1 },
    ]);
  });

  it.each([
    ['取消支付', '还没有付款。这一份会保留到时间结束，可以随时再付。'],
    ['模拟支付失败', '支付没有成功，没有扣款。请再试一次。'],
  ])('keeps the seat after %s and lets the member pay again', async (choice, words) => {
    cloud.answer('groupbuy.getTeam', { data: heldTeam });
    cloud.answer('groupbuy.payOrder', { data: taken });
    await open('team');
    fireEvent.click(await button('付款 ¥99.50'));
    fireEvent.click(await button(choice));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(await button('付款 ¥99.50')).toBeTruthy();
    expect(cloud.sentTo('payment.check')).toEqual([]);
  });

  it('that has just filled offers others before any money moves', async () => {
    const error = {
      code: 'groupbuy.team_full',
      campaignId: 'speaker-3',
      openTeams: campaignPage.openTeams,
    };
    cloud.answer('groupbuy.joinTeam', { error });
    await open('team');
    fireEvent.click(await button('¥99.50 参团'));
    fireEvent.click(await button('去付款 ¥99.50'));
    const sheet = within(await screen.findByRole('dialog', { name: '这个团刚刚满了' }));
    expect(sheet.getByText('没有扣您的钱。可以参别的团，或者自己开一个。')).toBeTruthy();
    expect(sheet.getByText('还差 1 人')).toBeTruthy();
    expect(sheet.getByRole('button', { name: '自己开一个' })).toBeTruthy();
  });

  it('that succeeded leads to what is to be collected', async () => {
    cloud.answer('groupbuy.getTeam', { data: succeededTeam });
    await open('team');
    expect(await screen.findByText('拼团成功')).toBeTruthy();
    fireEvent.click(await button('查看取货码'));
    expect(opened().at(-1)?.options).toEqual({
      url: '/packages/mall/order/index?orderId=order-1',
    });
  });

  it('that the shop completed says so to everybody, with its reason', async () => {
    const openly = { completedByShop: true, completionReason: '就差一位，我们补上' };
    cloud.answer('groupbuy.getTeam', { data: { ...succeededTeam, ...openly, paidSeats: 2 } });
    await open('team');
    expect(await screen.findByText('商家补齐了空位：就差一位，我们补上')).toBeTruthy();
  });

  it('whose order the shop took back says why, in the shop’s words', async () => {
    const mine = {
      ...mySeat,
      ...({ state: 'refunded', reason: 'after_sales', shopReason: '杯子裂了' } as const),
      ...{ heldUntilMs: null, canPay: false, canLeave: false, orderState: 'refunded' },
    };
    cloud.answer('groupbuy.getTeam', { data: { ...succeededTeam, mine } });
    await open('team');
    expect(await screen.findByText('售后退款（杯子裂了）。钱已原路退回。')).toBeTruthy();
  });

  it('of what is sent asks for the address before paying, and for all of it', async () => {
    cloud.answer('groupbuy.getTeam', { data: { ...team, delivery: { kind: 'ship' } } });
    cloud.answer('groupbuy.joinTeam', { data: taken });
    await open('team');
    fireEvent.click(await button('¥99.50 参团'));
    fireEvent.click(await button('去付款 ¥99.50'));
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '请填写收件人。',
      '请填写手机号。',
      '请填写省市区。',
      '请填写详细地址。',
    ]);
    expect(cloud.sentTo('groupbuy.joinTeam')).toEqual([]);
    const address = {
      name: '小满',
      phone: '13800001234',
      region: '上海市徐汇区',
      detail: '衡山路 8 号',
    };
    const labels = ['收件人', '手机号', '省市区', '详细地址'];
    for (const [index, text] of Object.values(address).entries()) {
      fireEvent.input(screen.getByLabelText(labels[index] ?? ''), { target: { value: text } });
    }
    fireEvent.click(await button('去付款 ¥99.50'));
    await act(async () => Promise.resolve());
    expect(cloud.sentTo('groupbuy.joinTeam')).toMatchObject([
      { data: { teamId: 'team-1', quantity: 1, address } },
    ]);
  });

  it('that failed says why and that the money is back', async () => {
    cloud.answer('groupbuy.getTeam', { data: failedTeam });
    await open('team');
    expect(await screen.findByText('时间到了，没有凑齐人')).toBeTruthy();
    expect(screen.getByText('时间到了还没凑齐人，这次没有成团。钱已原路退回。')).toBeTruthy();
    expect(screen.getByRole('listitem', { name: '我，已退款' })).toBeTruthy();
  });

  it('is left only after a second look', async () => {
    cloud.answer('groupbuy.getTeam', { data: heldTeam });
    cloud.answer('groupbuy.leaveTeam', () => {
      cloud.answer('groupbuy.getTeam', { data: team });
      return { data: { teamId: 'team-1', orderId: 'order-1', state: 'released' } };
    });
    await open('team');
    fireEvent.click(await button('退出这个团'));
    const sheet = within(await screen.findByRole('dialog', { name: '退出这个团？' }));
    expect(cloud.sentTo('groupbuy.leaveTeam')).toEqual([]);
    fireEvent.click(sheet.getByRole('button', { name: '退出这个团' }));
    expect(await button('¥99.50 参团')).toBeTruthy();
  });
});

describe('the member’s teams', () => {
  it('are listed by how far they have come', async () => {
    cloud.answer('groupbuy.listMyTeams', ({ data }) => {
      const { filter } = data as { filter: string };
      return { data: { teams: filter === 'failed' ? [] : [myTeam], nextCursor: null, nowMs } };
    });
    await open('teams');
    expect(await screen.findByText('拼团中')).toBeTruthy();
    expect(screen.getByText('还差 1 人，剩余')).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: '未成团' }));
    expect(await screen.findByText('这里还没有')).toBeTruthy();
  });
});
