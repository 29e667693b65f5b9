import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ItemCard } from '#shared/mall/contract/items';
import MallPage from '../../../miniprogram/src/pages/mall/index';
import { emit, scrollTo, taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { earphoneCase, powerBank, shelf } from './samples';
import { points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.useFakeTimers();
  cloud = new FakeCloud();
  await cloud.logIn();
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
});

afterEach(() => {
  jest.useRealTimers();
});

interface Asked {
  readonly filter?: string;
  readonly sort?: string;
  readonly search?: string;
  readonly cursor?: string | null;
  readonly limit?: number;
}

const nothing = { ...shelf, items: [] };

/** What the shelf answers; what is almost within reach is asked for beside it. */
function answerShelf(answer: (asked: Asked) => object, almost: readonly ItemCard[] = []): void {
  cloud.answer('mall.listItems', ({ data }) => {
    const asked = data as Asked;
    return { data: asked.filter === 'almost' ? { ...shelf, items: almost } : answer(asked) };
  });
}

async function open(): Promise<void> {
  render(<MallPage />);
  await settle();
}

async function settle(): Promise<void> {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(400);
  });
}

const tile = (name: string | RegExp) => screen.getByRole('button', { name });
const shelfRequests = () =>
  cloud.sent.map(({ data }) => data as Asked).filter(({ filter }) => filter !== 'almost');

test('the shelf shows the balance, each price, what it is worth and what is within reach', async () => {
  answerShelf(() => shelf);
  await open();

  expect(screen.getByText('4,000')).toBeTruthy();
  const within1 = within(tile('云朵耳机壳，2,999 积分，现在就能换'));
  expect(within1.getByText('2,999')).toBeTruthy();
  expect(within1.getByText('1,000 积分值 ¥43.01')).toBeTruthy();
  expect(tile('两万毫安充电宝，8,999 积分，还差 4,999 积分')).toBeTruthy();
});

test('while the answer is on its way the page says it is loading', async () => {
  answerShelf(() => shelf);
  cloud.hold();
  await open();
  expect(screen.getAllByRole('status', { name: '正在加载' }).length).toBeGreaterThan(0);
  await cloud.release();
  expect(tile(/^云朵耳机壳/)).toBeTruthy();
});

test.each([
  ['coming', { window: { state: 'coming', fromMs: 1, toMs: null } }, '即将开始'],
  ['ended', { window: { state: 'ended', fromMs: null, toMs: 1 } }, '已结束'],
  ['sold out', { stockLeft: 0 }, '已兑完'],
  ['at its limit', { leftForMe: 0 }, '已兑满'],
])('an item that is %s says so', async (_, changes, sign) => {
  answerShelf(() => ({ ...shelf, items: [{ ...earphoneCase, ...changes }] }));
  await open();
  expect(tile(`云朵耳机壳，2,999 积分，${sign}`)).toBeTruthy();
});

test('a filter asks the cloud, and an empty answer says what to do next', async () => {
  answerShelf(({ filter }) => (filter === 'affordable' ? nothing : shelf));
  await open();
  fireEvent.click(screen.getByRole('tab', { name: '我能换' }));
  await settle();

  expect(screen.getByText('还没有够换的')).toBeTruthy();
  expect(screen.getByText('看看“全部”里差得最少的一件，设成目标慢慢攒。')).toBeTruthy();
  expect(shelfRequests().at(-1)).toEqual({
    filter: 'affordable',
    sort: 'recommended',
    search: '',
    limit: 40,
    cursor: null,
  });
});

test('what is typed is searched for once nobody types any more', async () => {
  answerShelf(({ search }) => (search === '充电' ? { ...shelf, items: [powerBank] } : shelf));
  await open();
  const field = screen.getByRole('searchbox', { name: '搜索商品' });
  fireEvent.input(field, { target: { value: '充' } });
  fireEvent.input(field, { target: { value: ' 充电 ' } });
  await settle();

  expect(shelfRequests().map(({ search }) => search)).toEqual(['', '充电']);
  expect(screen.queryByRole('button', { name: /^云朵耳机壳/ })).toBeNull();
  expect(tile(/^两万毫安充电宝/)).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: '清除搜索' }));
  await settle();
  expect(tile(/^云朵耳机壳/)).toBeTruthy();
});

test('a search that finds nothing repeats the word', async () => {
  answerShelf(({ search }) => (search === '' ? shelf : nothing));
  await open();
  fireEvent.input(screen.getByRole('searchbox', { name: '搜索商品' }), {
    target: { value: '自行车' },
  });
  await settle();
  expect(screen.getByText('没有找到“自行车”')).toBeTruthy();
});

test('the order is chosen from a sheet', async () => {
  answerShelf(() => shelf);
  await open();
  fireEvent.click(screen.getByRole('button', { name: '排序：推荐' }));
  fireEvent.click(screen.getByRole('radio', { name: '积分从低到高' }));
  await settle();

  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: '排序：积分从低到高' })).toBeTruthy();
  expect(shelfRequests().at(-1)?.sort).toBe('price_low');
});

test('what is just out of reach stands above the shelf, with how much is missing', async () => {
  const near = { ...powerBank, pricePoints: points(4500), missingPoints: points(500) };
  answerShelf(() => shelf, [near]);
  await open();
  expect(screen.getByText('就差一点')).toBeTruthy();
  expect(screen.getByText('还差 500')).toBeTruthy();

  fireEvent.click(screen.getByRole('tab', { name: '实物' }));
  await settle();
  expect(screen.queryByText('就差一点')).toBeNull();
});

test('an item opens its page, and the orders theirs', async () => {
  answerShelf(() => shelf);
  await open();
  fireEvent.click(tile(/^云朵耳机壳/));
  fireEvent.click(screen.getByRole('button', { name: '我的订单' }));
  expect(taro.calls.map(({ options }) => options['url'])).toEqual([
    '/packages/mall/item/index?itemId=earphone-case',
    '/packages/mall/orders/index',
  ]);
});

test('a shelf that could not be loaded says so and loads on another try', async () => {
  cloud.answer('mall.listItems', 'lost');
  await open();
  expect(screen.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  answerShelf(() => shelf);
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await settle();
  expect(tile(/^云朵耳机壳/)).toBeTruthy();
});

const many = (from: number, count: number): ItemCard[] =>
  Array.from({ length: count }, (_, index) => ({
    ...earphoneCase,
    itemId: `item-${from + index}`,
    title: `第 ${from + index} 件 ${'很长的名字'.repeat(7)}`,
  }));

test('five hundred items come page by page, and the page stays under 600 elements', async () => {
  answerShelf(({ cursor }) => {
    const from = Number(cursor ?? 0);
    return {
      ...shelf,
      items: many(from, 40),
      nextCursor: from + 40 < 520 ? String(from + 40) : null,
    };
  });
  await open();
  for (let page = 1; page < 13; page += 1) {
    act(() => emit('reachBottom'));
    await settle();
  }
  expect(shelfRequests()).toHaveLength(13);
  expect(screen.getByText('已经看完了')).toBeTruthy();

  const pairPx = 18.25 * 16;
  for (const row of [0, 3, 50, 128, 255, 259]) {
    act(() => scrollTo(row * pairPx));
    expect(screen.getByText(new RegExp(`^第 ${row * 2} 件`))).toBeTruthy();
    expect(document.body.querySelectorAll('*').length).toBeLessThanOrEqual(600);
  }
});

test('coming back refreshes what is shown without losing the place', async () => {
  answerShelf(({ cursor }) => ({
    ...shelf,
    items: many(cursor === null ? 0 : 40, 40),
    nextCursor: cursor === null ? '40' : null,
  }));
  await open();
  act(() => emit('reachBottom'));
  await settle();
  answerShelf(() => ({ ...shelf, items: many(0, 39), nextCursor: '40', availablePoints: 1 }));
  act(() => emit('show'));
  await settle();

  expect(shelfRequests()).toHaveLength(3);
  expect(screen.getByText('已经看完了')).toBeTruthy();
});
