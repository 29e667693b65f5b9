import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { keepScan } from '../../../miniprogram/src/features/store/scan/lastscan';
import BillPage from '../../../miniprogram/src/packages/store/bill/index';
import TillPage from '../../../miniprogram/src/packages/store/till/index';
import VisitPage from '../../../miniprogram/src/packages/store/visit/index';
import { logIn } from '../../../miniprogram/src/platform/session.h5';
import { taro } from '../../support/taro/state';
import { wait } from '../clock';
import { FakeCloud, type SentEvent } from '../fakecloud';
import { issuedAtMs } from './samples';
import { clerk, recorded, scanned, till } from './tillsamples';

let cloud: FakeCloud;
/** A device keeps what waits for one person; each test is a person of its own. */
let person = 0;

beforeEach(async () => {
  jest.useFakeTimers({ now: issuedAtMs });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  cloud.openid = `clerk-${(person += 1)}`;
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('store.getTill', { data: till });
  cloud.answer('store.recordPurchase', 'lost');
  cloud.answer('store.recordBill', 'lost');
});

afterEach(() => {
  jest.useRealTimers();
});

const key = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

async function type(billNumber: string, amount: string) {
  fireEvent.click(screen.getByRole('radio', { name: /^账单号/ }));
  for (const each of billNumber) key(each);
  fireEvent.click(screen.getByRole('radio', { name: /^实付金额/ }));
  for (const each of amount) key(each);
}

/** One purchase while there is no network. */
async function recordOffline(billNumber: string) {
  keepScan({ ...scanned, text: '1' });
  const page = render(<VisitPage />);
  await wait(0);
  await type(billNumber, '128');
  key('记上 128 积分');
  await wait(0);
  expect(screen.getByText('先存在这台设备上')).toBeTruthy();
  page.unmount();
}

const numbersOf = (events: readonly SentEvent[]) =>
  events.map(({ data }) => (data as { billNumber: string }).billNumber);

test('without a network the bill is kept on the device, and the till says what waits', async () => {
  await recordOffline('1001');
  render(<TillPage />);
  await wait(0);

  expect(screen.getByText('1 笔还没送出，联网后按顺序自动送出，不会重复记。')).toBeTruthy();
  expect(screen.getByText('账单 1001 · 小*')).toBeTruthy();
  expect(screen.getByText('128.00 元')).toBeTruthy();
});

test('when the network is back all are sent, in order, each under the id it began with', async () => {
  await recordOffline('1001');
  await recordOffline('1002');
  await recordOffline('1003');
  render(<TillPage />);
  await wait(0);
  const before = cloud.sentTo('store.recordPurchase');
  cloud.answer('store.recordPurchase', { data: recorded });
  act(() => void window.dispatchEvent(new Event('online')));
  await wait(0);

  const after = cloud.sentTo('store.recordPurchase').slice(before.length);
  expect(numbersOf(after)).toEqual(['1001', '1002', '1003']);
  const firstIdOf = (number: string) =>
    before.find(({ data }) => (data as { billNumber: string }).billNumber === number)?.requestId;
  expect(after[0]?.requestId).toBe(firstIdOf('1001'));
  expect(after[0]?.data).toEqual(before[0]?.data);
  expect(screen.queryByText(/还没送出/)).toBeNull();
  expect(taro.storage.get(`jidian.unsent.${cloud.openid}`)).toEqual([]);
});

test('one that gets no answer holds back those behind it', async () => {
  await recordOffline('1001');
  await recordOffline('1002');
  // Each attempt stops at the first: the second has never left the device.
  expect(new Set(numbersOf(cloud.sentTo('store.recordPurchase')))).toEqual(new Set(['1001']));
});

test('an answer that was lost brings no second credit: the same id is sent again', async () => {
  let credited = new Map<string, number>();
  cloud.answer('store.recordPurchase', ({ requestId }) => {
    credited = new Map(credited).set(requestId, 128);
    return 'lost';
  });
  await recordOffline('1001');
  cloud.answer('store.recordPurchase', ({ requestId }) => {
    credited = new Map(credited).set(requestId, 128);
    return { data: recorded };
  });
  render(<TillPage />);
  await wait(0);

  expect(cloud.sentTo('store.recordPurchase').length).toBe(2);
  expect([...credited.values()]).toEqual([128]);
});

test('it is tried again by itself every now and then, and by hand', async () => {
  await recordOffline('1001');
  render(<TillPage />);
  await wait(0);
  const tried = () => cloud.sentTo('store.recordPurchase').length;
  const first = tried();
  await wait(31);
  expect(tried()).toBe(first + 2);
  cloud.answer('store.recordPurchase', { data: recorded });
  key('现在送出');
  await wait(0);
  expect(screen.queryByText(/还没送出/)).toBeNull();
});

test('one that the cloud refuses later stays in sight with the reason until a person lets it go', async () => {
  await recordOffline('1001');
  await recordOffline('1002');
  cloud.answer('store.recordPurchase', ({ data }) =>
    (data as { billNumber: string }).billNumber === '1001'
      ? { error: { code: 'store.scan_not_valid' } }
      : { data: recorded },
  );
  render(<TillPage />);
  await wait(0);

  expect(screen.getByText('账单 1001 · 小*')).toBeTruthy();
  expect(screen.getByText('这次扫码已失效，请再扫一次会员码。')).toBeTruthy();
  expect(screen.queryByText('账单 1002 · 小*')).toBeNull();
  key('不再送出');
  key('先留着');
  expect(screen.getByText('账单 1001 · 小*')).toBeTruthy();
  key('不再送出');
  const sheet = within(screen.getByRole('dialog', { name: '不再送出这一笔' }));
  fireEvent.click(sheet.getByRole('button', { name: '不再送出' }));
  expect(screen.queryByText('账单 1001 · 小*')).toBeNull();
});

describe('a purchase that meets points still proposed for its bill', () => {
  const open = { error: { code: 'store.debit_open', expiresAtMs: issuedAtMs + 120_000 } };
  const credit = { data: { ...recorded, pointsAwarded: 64 } };

  test('is on record: it waits for the member’s word, holds nobody up, and is credited by itself', async () => {
    await recordOffline('1001');
    await recordOffline('1002');
    cloud.answer('store.recordPurchase', ({ data }) =>
      (data as { billNumber: string }).billNumber === '1001' ? open : { data: recorded },
    );
    render(<TillPage />);
    await wait(0);
    expect(
      screen.getByText(/^已记下，等会员答复抵扣（最晚 \d\d:\d\d），有结果后自动记上积分$/),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: '不再送出' })).toBeNull();
    expect(screen.queryByText('账单 1002 · 小*')).toBeNull();

    cloud.answer('store.recordPurchase', credit);
    await wait(16);
    expect(screen.getByText('会员已答复抵扣，积分记上了')).toBeTruthy();
    expect(screen.getByText('+64')).toBeTruthy();
    expect(screen.queryByText(/等会员答复抵扣（/)).toBeNull();
    const sent = cloud
      .sentTo('store.recordPurchase')
      .filter(({ data }) => (data as { billNumber: string }).billNumber === '1001');
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);

    const asked = cloud.sentTo('store.recordPurchase').length;
    await wait(31);
    expect(cloud.sentTo('store.recordPurchase').length).toBe(asked);
    key('知道了');
    expect(screen.queryByText('还没办完的账单')).toBeNull();
  });

  test('says so to the clerk who records it with a network, who need not do it again', async () => {
    cloud.answer('store.recordPurchase', open);
    keepScan({ ...scanned, text: '1' });
    const page = render(<VisitPage />);
    await wait(0);
    await type('1001', '128');
    key('记上 128 积分');
    await wait(0);
    expect(screen.getByText('账单记下了，等会员答复')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    page.unmount();
    cloud.answer('store.recordPurchase', credit);
    render(<TillPage />);
    await wait(0);
    expect(screen.getByText('+64')).toBeTruthy();
  });

  test('that is refused in the end says why, like any other', async () => {
    await recordOffline('1001');
    cloud.answer('store.recordPurchase', open);
    render(<TillPage />);
    await wait(0);
    const undone = { code: 'store.bill_undone', billNumber: '1001', staffName: '王店长' };
    cloud.answer('store.recordPurchase', { error: undone });
    await wait(16);
    expect(screen.getByText(/^单号 1001 已被王店长撤销/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '不再送出' })).toBeTruthy();
  });
});

test('what one person recorded is never sent in the name of the next', async () => {
  await recordOffline('1001');
  const sent = cloud.sentTo('store.recordPurchase').length;
  cloud.openid = 'another-clerk';
  await act(() => logIn('another'));
  cloud.answer('store.recordPurchase', { data: recorded });
  render(<TillPage />);
  await wait(0);

  expect(screen.queryByText(/还没送出/)).toBeNull();
  expect(cloud.sentTo('store.recordPurchase').length).toBe(sent);
});

test('a bill without a member waits as well', async () => {
  const page = render(<BillPage />);
  await wait(0);
  await type('2001', '50');
  key('记下账单');
  await wait(0);
  expect(screen.getByText('先存在这台设备上')).toBeTruthy();
  page.unmount();
  render(<TillPage />);
  await wait(0);
  expect(screen.getByText('账单 2001')).toBeTruthy();
});
