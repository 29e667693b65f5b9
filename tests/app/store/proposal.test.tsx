import { fireEvent, render, screen } from '@testing-library/react';
import { addDays } from '#shared/kernel/businessdate';
import { keepScan } from '../../../miniprogram/src/features/store/scan/lastscan';
import VisitPage from '../../../miniprogram/src/packages/store/visit/index';
import { taro } from '../../support/taro/state';
import { wait } from '../clock';
import { FakeCloud } from '../fakecloud';
import { points } from '../samples';
import { debit, issuedAtMs } from './samples';
import { clerk, manager, scanned, till } from './tillsamples';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.useFakeTimers({ now: issuedAtMs });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('store.getTill', { data: till });
  cloud.answer('store.getDebit', { data: debit });
  keepScan({ ...scanned, text: '1' });
});

afterEach(() => {
  jest.useRealTimers();
});

const key = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

async function typeBill(amount: string) {
  render(<VisitPage />);
  await wait(0);
  fireEvent.click(screen.getByRole('tab', { name: '积分抵现' }));
  for (const each of '1001') key(each);
  fireEvent.click(screen.getByRole('radio', { name: /^账单金额/ }));
  for (const each of amount) key(each === '.' ? '小数点' : each);
}

async function propose() {
  await typeBill('128.5');
  cloud.answer('store.proposeDebit', { data: debit });
  key('请会员确认 1,500 积分');
  await wait(0);
}

test('the most points that help are offered, in whole units, and what is left to pay', async () => {
  await typeBill('128.5');
  // Half of the bill is 64.25 yuan: 1,606 points would do, 1,500 are whole units.
  expect(screen.getByText('1,500 积分抵 60.00 元')).toBeTruthy();
  expect(screen.getByText('还要付 68.50 元')).toBeTruthy();
  key('少用一些');
  expect(screen.getByText('1,000 积分抵 40.00 元')).toBeTruthy();
  key('多用一些');
  expect(screen.getByText('1,500 积分抵 60.00 元')).toBeTruthy();
});

test('no more is offered than the member has', async () => {
  cloud.answer('store.getTill', {
    data: {
      ...till,
      member: { availablePoints: points(700), pendingPoints: points(0), earnedToday: null },
    },
  });
  await typeBill('128.5');
  expect(screen.getByText('500 积分抵 20.00 元')).toBeTruthy();
});

test('a bill too small for one unit says so, and nothing can be asked for', async () => {
  await typeBill('10');
  expect(screen.getByText('这张账单或现有积分还不够抵一次。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^请会员确认/ }));
  expect(cloud.sentTo('store.proposeDebit')).toEqual([]);
});

test('a coupon closes the way, and says why', async () => {
  await typeBill('128.5');
  const coupon = screen.getByRole('checkbox', { name: '这单用了优惠券' });
  expect(coupon.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(coupon);
  expect(coupon.getAttribute('aria-checked')).toBe('true');
  expect(screen.getByText('这张账单用了优惠券，不能再用积分抵现。')).toBeTruthy();
});

test('the till waits with the sum to take, and hears the yes', async () => {
  await propose();
  expect(screen.getByText('等会员在手机上确认')).toBeTruthy();
  expect(screen.getByText('确认后收 88.50 元')).toBeTruthy();
  expect(screen.getByRole('timer', { name: '还有 120 秒' })).toBeTruthy();
  expect(cloud.sentTo('store.proposeDebit').map(({ data }) => data)).toEqual([
    { scanId: 'scan:1', billNumber: '1001', amountFen: 12_850, points: 1500, hasCoupon: false },
  ]);

  cloud.answer('store.getDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  await wait(3);
  expect(screen.getByText('会员已确认')).toBeTruthy();
  expect(screen.getByText('收 88.50 元')).toBeTruthy();
});

test('points that were used, or given back, are used, or back, on the card', async () => {
  await propose();
  const withPoints = (available: number) => ({
    data: { ...till, member: { ...till.member, availablePoints: points(available) } },
  });
  cloud.answer('store.getTill', withPoints(1600));
  cloud.answer('store.getDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  await wait(3);
  expect(screen.getByText('1,600')).toBeTruthy();
  cloud.answer('store.getTill', withPoints(2600));
  cloud.answer('store.undo', {
    data: { entryId: 'capture:1', state: 'undone', netPoints: points(1000) },
  });
  key(/^撤销（/);
  key('撤销');
  await wait(0);
  expect(screen.getByText('2,600')).toBeTruthy();
});

test('what is left to pay is recorded next, typed already', async () => {
  await propose();
  cloud.answer('store.getDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  await wait(3);
  key('接着记这单消费');
  expect(screen.getByRole('radio', { name: '账单号 A001' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: '实付金额 88.50元' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '记上 88 积分' })).toBeTruthy();
});

test('after a no the whole bill is recorded, typed already', async () => {
  await propose();
  cloud.answer('store.getDebit', { data: { ...debit, state: 'declined' } });
  await wait(3);
  key('接着记这单消费');
  expect(screen.getByRole('radio', { name: '实付金额 128.50元' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '记上 128 积分' })).toBeTruthy();
});

test('the clerk goes on to the next while the question stands', async () => {
  await propose();
  key('先办下一位');
  expect(taro.calls.at(-1)?.name).toBe('navigateBack');
  expect(cloud.sentTo('store.withdrawDebit')).toEqual([]);
});

test('the clerk gives the question up; the full sum is to be taken and nobody is waited for', async () => {
  await propose();
  cloud.answer('store.withdrawDebit', { data: { ...debit, state: 'withdrawn' } });
  key('取消抵现');
  await wait(0);
  expect(screen.getByText('已取消抵现')).toBeTruthy();
  expect(screen.getByText('收 128.50 元')).toBeTruthy();
  expect(cloud.sentTo('store.withdrawDebit').map(({ data }) => data)).toEqual([
    { debitId: 'debit:zongdian:2026-11-20:A001' },
  ]);
  const asked = cloud.sentTo('store.getDebit').length;
  await wait(6);
  expect(cloud.sentTo('store.getDebit').length).toBe(asked);
});

test('a member who was quicker than the giving up is heard', async () => {
  await propose();
  cloud.answer('store.withdrawDebit', { error: { code: 'store.debit_confirmed' } });
  cloud.answer('store.getDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'member', entryId: 'capture:1' },
  });
  key('取消抵现');
  await wait(0);
  expect(screen.getByText('会员已确认')).toBeTruthy();
  expect(screen.getByText('收 88.50 元')).toBeTruthy();
});

test('a giving up that got no answer says so, and can be pressed again', async () => {
  await propose();
  cloud.answer('store.withdrawDebit', 'lost');
  key('取消抵现');
  await wait(0);
  expect(screen.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  cloud.answer('store.withdrawDebit', { data: { ...debit, state: 'withdrawn' } });
  key('取消抵现');
  await wait(0);
  const ids = cloud.sentTo('store.withdrawDebit').map(({ requestId }) => requestId);
  expect(ids[0]).toBe(ids[1]);
  expect(screen.getByText('已取消抵现')).toBeTruthy();
});

test.each([
  ['declined', '会员没有同意'],
  ['expired', '超过时间，没有扣积分'],
])('%s: the full sum is to be taken, and it can be asked again', async (state, sentence) => {
  await propose();
  cloud.answer('store.getDebit', { data: { ...debit, state } });
  await wait(3);
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.getByText('收 128.50 元')).toBeTruthy();
  key('重新发起');
  expect(screen.getByRole('button', { name: /^请会员确认/ })).toBeTruthy();
});

test('a small sum passes on the code alone', async () => {
  await typeBill('128.5');
  cloud.answer('store.proposeDebit', {
    data: { ...debit, state: 'confirmed', confirmedBy: 'code', entryId: 'capture:1' },
  });
  key('请会员确认 1,500 积分');
  await wait(0);
  expect(screen.getByText('小额凭码通过')).toBeTruthy();
  expect(cloud.sentTo('store.getDebit')).toEqual([]);
});

test('without a network nothing is asked for and nothing waits in a queue', async () => {
  await typeBill('128.5');
  cloud.answer('store.proposeDebit', 'lost');
  key('请会员确认 1,500 积分');
  await wait(0);
  expect(screen.getByText('没有网络，不能用积分抵现。网络恢复后再试。')).toBeTruthy();
  await wait(40);
  expect(cloud.sentTo('store.proposeDebit').length).toBe(1);
  expect([...taro.storage.keys()].filter((each) => each.startsWith('jidian.unsent'))).toEqual([]);
});

test('a network that goes while the till waits is said, and the wait goes on', async () => {
  await propose();
  cloud.answer('store.getDebit', 'lost');
  await wait(3);
  expect(screen.getByText('网络不稳，正在继续等会员的答复。')).toBeTruthy();
  cloud.answer('store.getDebit', { data: { ...debit, state: 'declined' } });
  await wait(3);
  expect(screen.getByText('会员没有同意')).toBeTruthy();
});

test.each([
  [
    { code: 'store.debit_open', expiresAtMs: 0 },
    '这张账单有一笔抵扣在等会员确认，请等会员答复后再办。',
  ],
  [
    { code: 'store.debit_taken', points: 1000, worthFen: 4000 },
    '这张账单已用 1,000 积分抵了 40.00 元。',
  ],
])('$code is a sentence', async (error, sentence) => {
  await typeBill('128.5');
  cloud.answer('store.proposeDebit', { error });
  key('请会员确认 1,500 积分');
  await wait(0);
  expect(screen.getByText(sentence)).toBeTruthy();
});

test('who may give points by hand does so with a reason; much of it waits for another', async () => {
  cloud.answer('store.getSelf', { data: manager });
  taro.storage.set('jidian.store.openid', 'zongdian');
  cloud.answer('store.grantPoints', {
    data: { entryId: 'grant:1', state: 'waiting', pointsAwarded: 0, expiresAtMs: issuedAtMs },
  });
  render(<VisitPage />);
  await wait(0);
  fireEvent.click(screen.getByRole('tab', { name: '送积分' }));
  for (const each of '5000') key(each);
  fireEvent.click(screen.getByRole('radio', { name: '活动赠送' }));
  key('送 5,000 积分');
  await wait(0);
  expect(screen.getByText('要等别人审批')).toBeTruthy();
  expect(cloud.sentTo('store.grantPoints').map(({ data }) => data)).toEqual([
    { scanId: 'scan:1', points: 5000, reason: '活动赠送' },
  ]);
});

test('who may give a tier by hand chooses which, for how long and why', async () => {
  cloud.answer('store.getSelf', { data: manager });
  taro.storage.set('jidian.store.openid', 'zongdian');
  const givableTiers = [
    { code: 'cinnabar', name: '朱砂' },
    { code: 'gilt', name: '鎏金' },
  ];
  const member = till.member && { ...till.member, givableTiers };
  cloud.answer('store.getTill', { data: { ...till, member } });
  cloud.answer('store.giveTier', {
    data: { entryId: 'tiergift:1', tierName: '鎏金', until: '2027-02-18' },
  });
  render(<VisitPage />);
  await wait(0);
  fireEvent.click(screen.getByRole('tab', { name: '送等级' }));
  fireEvent.click(screen.getByRole('radio', { name: '鎏金' }));
  fireEvent.click(screen.getByRole('radio', { name: '三个月' }));
  fireEvent.click(screen.getByRole('radio', { name: '补偿' }));
  key('送鎏金会员');
  await wait(0);
  expect(screen.getByText('已送鎏金会员')).toBeTruthy();
  expect(screen.getByText('有效到 2027年2月18日')).toBeTruthy();
  expect(cloud.sentTo('store.giveTier').map(({ data }) => data)).toEqual([
    { scanId: 'scan:1', tierCode: 'gilt', until: addDays(till.businessDate, 90), reason: '补偿' },
  ]);
});

test('a clerk is not offered to give points by hand', async () => {
  render(<VisitPage />);
  await wait(0);
  expect(screen.queryByRole('tab', { name: '送积分' })).toBeNull();
});
