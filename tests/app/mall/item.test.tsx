import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { GetItemReply } from '#shared/mall/contract/items';
import ItemPage from '../../../miniprogram/src/packages/mall/item/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { bankPage, casePage, collectByMs, goal, stores } from './samples';
import { points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud.answer('store.listStores', { data: { stores } });
});

async function open(item: GetItemReply | null): Promise<void> {
  taro.params = { itemId: item?.itemId ?? 'gone' };
  cloud.answer(
    'mall.getItem',
    item === null ? { error: { code: 'mall.item_not_found' } } : { data: item },
  );
  render(<ItemPage />);
  await act(async () => Promise.resolve());
}

/** Lets the answers that are on their way come in. */
const settle = () => act(async () => new Promise((done) => setTimeout(done, 0)));

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const fact = (name: string) => screen.getByText(name).parentElement?.textContent;
const line = (text: string | RegExp) => sheet().getByText(text).parentElement?.textContent;
const sheet = () => within(screen.getByRole('dialog'));
const redeemed = {
  orderId: 'mall:m_1:r1',
  state: 'ready',
  pricePoints: 2999,
  priceFen: 0,
  payment: null,
  collectByMs,
};

test('the page tells the price, what it is worth here and at the till, and the terms', async () => {
  await open(casePage);

  expect(await screen.findByText('门市价 ¥129')).toBeTruthy();
  expect(screen.getByText('在这里，1,000 积分值 ¥43.01')).toBeTruthy();
  expect(screen.getByText('在收银台抵现，1,000 积分值 ¥40')).toBeTruthy();
  expect(screen.getByText('比抵现划算')).toBeTruthy();
  expect(fact('库存')).toBe('库存还有 12 件');
  expect(fact('限兑')).toBe('限兑每次 2 件，每人 2 件');
  expect(fact('您还能换')).toBe('您还能换2 件');
  expect(fact('怎么领')).toBe('怎么领到店领取');
  expect(fact('领取期限')).toBe('领取期限兑换后 14 天内');
  expect(fact('过期没领')).toBe('过期没领自动取消，积分原样退回');
});

test('an item that is worth less than at the till says that, too', async () => {
  await open(bankPage);
  expect(await screen.findByText('抵现更划算')).toBeTruthy();
  expect(fact('限兑')).toBe('限兑每次 3 件，每月 3 件');
  expect(fact('怎么领')).toBe('怎么领到店领取或快递到家');
  expect(fact('过期没领')).toBe('过期没领自动取消，积分不退回');
});

test('only the stores that hand it out are listed, in their own order and without distance', async () => {
  await open(casePage);
  expect(await screen.findByText('总店')).toBeTruthy();
  expect(screen.getByText('罗湖区宝安南路 1881 号')).toBeTruthy();
  expect(screen.queryByText('高新店')).toBeNull();
  expect(screen.queryByText(/公里|米$/)).toBeNull();
});

function locate(answer: { latitude: number; longitude: number } | null): void {
  const getCurrentPosition: Geolocation['getCurrentPosition'] = (found, failed) =>
    answer === null
      ? failed?.({} as GeolocationPositionError)
      : found({ coords: answer } as GeolocationPosition);
  Object.assign(navigator, { geolocation: { getCurrentPosition } });
}

test('a tap asks where the member is and puts the nearest store first', async () => {
  locate({ latitude: 22.543, longitude: 114.11 });
  await open(casePage);
  fireEvent.click(await button('看看离我多远'));

  expect(await screen.findByText('约 200 米')).toBeTruthy();
  expect(screen.getByText('约 5.1 公里')).toBeTruthy();
  const names = screen.getAllByText(/^(总店|万象店)$/).map(({ textContent }) => textContent);
  expect(names).toEqual(['万象店', '总店']);
});

test('who does not say where they are still sees the stores', async () => {
  locate(null);
  await open(casePage);
  fireEvent.click(await button('看看离我多远'));
  expect(await screen.findByText('没有拿到位置，门店按原来的顺序列出。')).toBeTruthy();
  expect(screen.getByText('总店')).toBeTruthy();
});

test('the sheet shows what is left, and one tap redeems once', async () => {
  await open(casePage);
  cloud.answer('mall.redeem', { data: redeemed });
  fireEvent.click(await button('立即兑换'));

  expect(line('现在可用')).toBe('现在可用4,000');
  expect(line('云朵耳机壳')).toBe('云朵耳机壳−2,999');
  expect(line('兑换后可用')).toBe('兑换后可用1,001');
  const confirm = sheet().getByRole('button', { name: '用 2,999 积分兑换' });
  fireEvent.click(confirm);
  fireEvent.click(confirm);

  expect(await screen.findByText('请在 2026年12月5日 24:00 前到店出示取货码。')).toBeTruthy();
  expect(cloud.sentTo('mall.redeem').map(({ data }) => data)).toEqual([
    { itemId: 'earphone-case', version: 1, quantity: 1, delivery: 'pickup' },
  ]);
  fireEvent.click(sheet().getByRole('button', { name: '看取货码' }));
  expect(taro.calls.at(-1)?.options['url']).toBe(
    '/packages/mall/order/index?orderId=mall%3Am_1%3Ar1',
  );
  await settle();
});

test('a quantity is chosen up to what is possible, and the preview follows', async () => {
  await open({ ...casePage, availablePoints: points(9000), mostNow: 2 });
  fireEvent.click(await button('立即兑换'));
  expect(sheet().getByText('现在最多 2 件')).toBeTruthy();
  fireEvent.click(sheet().getByRole('button', { name: '增加一件' }));

  expect(line('云朵耳机壳 × 2')).toBe('云朵耳机壳 × 2−5,998');
  expect(line('兑换后可用')).toBe('兑换后可用3,002');
  fireEvent.click(sheet().getByRole('button', { name: '增加一件' }));
  expect(sheet().getByText('2')).toBeTruthy();
  await settle();
});

test('a store may be named', async () => {
  await open(casePage);
  cloud.answer('mall.redeem', { data: redeemed });
  fireEvent.click(await button('立即兑换'));
  fireEvent.click(sheet().getByRole('radio', { name: /万象店/ }));
  fireEvent.click(sheet().getByRole('button', { name: '用 2,999 积分兑换' }));
  await screen.findByText('兑换好了');
  expect(cloud.sentTo('mall.redeem')[0]?.data).toEqual({
    itemId: 'earphone-case',
    version: 1,
    quantity: 1,
    delivery: 'pickup',
    storeId: 'wanxiang',
  });
});

const rich: GetItemReply = {
  ...bankPage,
  availablePoints: points(20_000),
  missingPoints: points(0),
  mostNow: 2,
};

test('to be sent it needs an address, and each field says what it lacks', async () => {
  await open(rich);
  cloud.answer('mall.redeem', { data: { ...redeemed, collectByMs: null } });
  fireEvent.click(await button('立即兑换'));
  fireEvent.click(sheet().getByRole('radio', { name: '快递到家' }));
  const confirm = () => fireEvent.click(sheet().getByRole('button', { name: '用 8,999 积分兑换' }));
  expect(sheet().queryByRole('alert')).toBeNull();
  confirm();

  expect(
    sheet()
      .getAllByRole('alert')
      .map(({ textContent }) => textContent),
  ).toEqual(['请填写收件人。', '请填写手机号。', '请填写省市区。', '请填写详细地址。']);
  const write = (name: string, value: string) =>
    fireEvent.input(sheet().getByRole('textbox', { name }), { target: { value } });
  write('收件人', ' 小满 ');
  write('手机号', '一二三');
  write('省市区', '广东省深圳市福田区');
  write('详细地址', '深南大道 1 号');
  expect(sheet().getByRole('alert').textContent).toBe('手机号好像不对，请检查一下。');
  expect(cloud.sentTo('mall.redeem')).toEqual([]);

  write('手机号', '13800000000');
  confirm();
  expect(await screen.findByText('店家会尽快寄出，寄出后能看到快递单号。')).toBeTruthy();
  expect(cloud.sentTo('mall.redeem')[0]?.data).toEqual({
    itemId: 'power-bank',
    version: 1,
    quantity: 1,
    delivery: 'ship',
    address: {
      name: '小满',
      phone: '13800000000',
      region: '广东省深圳市福田区',
      detail: '深南大道 1 号',
    },
  });
});

test('trying again after no answer repeats the same request', async () => {
  await open(casePage);
  cloud.answer('mall.redeem', 'lost');
  fireEvent.click(await button('立即兑换'));
  fireEvent.click(sheet().getByRole('button', { name: '用 2,999 积分兑换' }));
  expect(await screen.findByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  cloud.answer('mall.redeem', { data: redeemed });
  fireEvent.click(sheet().getByRole('button', { name: '再试一次' }));

  await screen.findByText('兑换好了');
  const ids = cloud.sentTo('mall.redeem').map(({ requestId }) => requestId);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});

test.each([
  [{ code: 'mall.sold_out', stockLeft: 0 }, '已经兑完了，积分没有扣除。'],
  [{ code: 'mall.ended', toMs: 1 }, '兑换已经结束，去看看别的吧。'],
  [{ code: 'mall.limit_reached', period: null, limit: 2, left: 0 }, /最多兑换 2 件/],
  [
    { code: 'points.insufficient', neededPoints: 2999, availablePoints: 10 },
    '积分不够：需要 2,999，现有 10。',
  ],
])('refused with %j, a sentence says why and the item is asked for again', async (error, text) => {
  await open(casePage);
  cloud.answer('mall.redeem', { error });
  fireEvent.click(await button('立即兑换'));
  await settle();
  const before = cloud.sentTo('mall.getItem').length;
  fireEvent.click(sheet().getByRole('button', { name: '用 2,999 积分兑换' }));

  expect(await screen.findByText(text)).toBeTruthy();
  expect(sheet().queryByRole('button', { name: /兑换$|再试一次/ })).toBeNull();
  await settle();
  expect(cloud.sentTo('mall.getItem').length).toBe(before + 1);
  fireEvent.click(sheet().getByRole('button', { name: '继续逛逛' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['not begun', { window: { state: 'coming', fromMs: collectByMs, toMs: null } }, '还没有开始'],
  ['over', { window: { state: 'ended', fromMs: null, toMs: collectByMs } }, '兑换已结束'],
  ['sold out', { stockLeft: 0 }, '已兑完'],
  ['at the limit', { leftForMe: 0 }, '已兑满'],
] as const)('%s, the button says so and does nothing', async (_, changes, text) => {
  await open({ ...casePage, ...changes });
  fireEvent.click(await button(text));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('when it begins is told to the minute', async () => {
  await open({ ...casePage, window: { state: 'coming', fromMs: collectByMs - 1, toMs: null } });
  expect(await screen.findByText('2026年12月5日 23:59 开始兑换')).toBeTruthy();
});

test('out of reach, the first thing to do is to save up for it', async () => {
  await open(bankPage);
  cloud.answer('mall.setGoal', { data: { goal } });
  expect(screen.queryByRole('button', { name: '立即兑换' })).toBeNull();
  fireEvent.click(await button('设为目标'));

  expect(await screen.findByText('已设为目标，首页能看到进度。')).toBeTruthy();
  expect(screen.getByText('最近每天约攒 12 分，照这样，2027年12月31日攒够')).toBeTruthy();
  expect(screen.getByText('每天签到，每月约得 450 分，2027年10月20日攒够')).toBeTruthy();
  expect(screen.getByText('到店消费 ¥500，一次得 500 分')).toBeTruthy();
  expect(cloud.sentTo('mall.setGoal')[0]?.data).toEqual({ itemId: 'power-bank' });

  cloud.answer('mall.setGoal', { data: { goal: null } });
  fireEvent.click(await button('不攒了'));
  expect(await screen.findByText('已经不再攒这件。')).toBeTruthy();
  expect(cloud.sentTo('mall.setGoal')[1]?.data).toEqual({ itemId: null });
});

test('an item that is gone says so in a sentence', async () => {
  await open(null);
  expect(await screen.findByText('这件商品已经下架，去看看别的吧。')).toBeTruthy();
});

test('stores that did not come can be asked for again without losing the item', async () => {
  cloud.answer('store.listStores', 'lost');
  await open(casePage);
  await screen.findByText('门市价 ¥129');
  cloud.answer('store.listStores', { data: { stores } });
  fireEvent.click(await button('再试一次'));
  expect(await screen.findByText('总店')).toBeTruthy();
});
