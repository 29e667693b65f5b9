import { act, fireEvent, render, screen } from '@testing-library/react';
import CampaignPage from '../../../miniprogram/src/packages/groupbuy/campaign/index';
import TeamPage from '../../../miniprogram/src/packages/groupbuy/team/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { campaignPage, heldTeam, paidTeam, taken } from './samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
});

const button = (name: string) => screen.findByRole('button', { name });

test.each([
  ['取消支付', 'cancelled'],
  ['模拟支付失败', 'failed'],
])('a team opened without paying (%s) shows its page, which knows why', async (choice, payment) => {
  cloud.answer('groupbuy.getCampaign', { data: campaignPage });
  cloud.answer('groupbuy.openTeam', { data: taken });
  taro.params = { campaignId: 'speaker-3' };
  render(<CampaignPage />);
  fireEvent.click(await button('¥99.50 开新团'));
  fireEvent.click(await button('去付款 ¥99.50'));
  fireEvent.click(await button(choice));
  await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(taro.calls.at(-1)).toEqual({
    name: 'redirectTo',
    options: { url: `/packages/groupbuy/team/index?teamId=team-1&payment=${payment}` },
  });
});

const failed = '支付没有成功，没有扣款。请再试一次。';

test.each([
  ['failed', heldTeam, failed],
  ['cancelled', heldTeam, '还没有付款。这一份会保留到时间结束，可以随时再付。'],
  ['unknown', heldTeam, '付款结果还在确认中，稍后会自动更新，请不要重复付款。'],
])('%s on the way here, it is told', async (payment, team, words) => {
  cloud.answer('groupbuy.getTeam', { data: team });
  taro.params = { teamId: 'team-1', payment };
  render(<TeamPage />);
  expect(await screen.findByText(words)).toBeTruthy();
});

test.each([
  ['failed', paidTeam],
  ['constructor', heldTeam],
])('%s says nothing where it is over, or no outcome at all', async (payment, team) => {
  cloud.answer('groupbuy.getTeam', { data: team });
  taro.params = { teamId: 'team-1', payment };
  render(<TeamPage />);
  expect(await screen.findByText('我的订单')).toBeTruthy();
  expect(screen.queryByText(failed)).toBeNull();
});
