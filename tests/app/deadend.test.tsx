import { act, fireEvent, render, screen } from '@testing-library/react';
import CampaignPage from '../../miniprogram/src/packages/groupbuy/campaign/index';
import TeamPage from '../../miniprogram/src/packages/groupbuy/team/index';
import ItemPage from '../../miniprogram/src/packages/mall/item/index';
import OrderPage from '../../miniprogram/src/packages/mall/order/index';
import { taro } from '../support/taro/state';
import { FakeCloud } from './fakecloud';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.listStores', { data: { stores: [] } });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

const doors = [
  {
    ...{ page: 'item', Page: ItemPage, action: 'mall.getItem', code: 'mall.item_not_found' },
    ...{ says: '这件商品已经下架，去看看别的吧。', leads: '去积分商城', to: '/pages/mall/index' },
  },
  {
    ...{ page: 'order', Page: OrderPage, action: 'mall.getOrder', code: 'mall.order_not_found' },
    ...{ says: '没有找到这笔订单。', leads: '我的订单', to: '/packages/mall/orders/index' },
  },
  {
    ...{ page: 'team', Page: TeamPage, action: 'groupbuy.getTeam' },
    ...{ code: 'groupbuy.team_not_found', says: '没有找到这个团，请让朋友重新发一次链接。' },
    ...{ leads: '看看别的团', to: '/pages/groupbuy/index' },
  },
  {
    ...{ page: 'campaign', Page: CampaignPage, action: 'groupbuy.getCampaign' },
    ...{ code: 'groupbuy.campaign_not_found', says: '没有找到这个拼团，可能已经下架。' },
    ...{ leads: '看看别的拼团', to: '/pages/groupbuy/index' },
  },
] as const;

describe.each(doors)('the page of one $page', ({ Page, action, code, says, leads, to }) => {
  const open = async () => {
    taro.params = { itemId: 'i', orderId: 'o', teamId: 't', campaignId: 'c' };
    render(<Page />);
    await act(async () => Promise.resolve());
  };

  it.each([code, 'request.invalid'])(
    'leads on from an old or broken link (%s)',
    async (refused) => {
      cloud.answer(action, { error: { code: refused } });
      await open();
      expect(await screen.findByText(says)).toBeTruthy();
      expect(screen.queryByText('再试一次')).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: leads }));
      expect(taro.calls.at(-1)?.options['url']).toBe(to);
    },
  );

  it('is asked for again where the network failed', async () => {
    cloud.answer(action, 'lost');
    await open();
    expect(await screen.findByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
    expect(screen.queryByText(leads)).toBeNull();
  });
});
