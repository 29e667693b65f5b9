import { fireEvent, render, screen, within } from '@testing-library/react';
import { keepScan } from '../../../miniprogram/src/features/store/scan/lastscan';
import BillPage from '../../../miniprogram/src/packages/store/bill/index';
import VisitPage from '../../../miniprogram/src/packages/store/visit/index';
import { taro } from '../../support/taro/state';
import { wait } from '../clock';
import { FakeCloud } from '../fakecloud';
import { points } from '../samples';
import { issuedAtMs } from './samples';
import { clerk, recorded, recordedBill, scanned, till } from './tillsamples';

let cloud: FakeCloud;

beforeEach(async () => {
  jest.useFakeTimers({ now: issuedAtMs });
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('store.getTill', { data: till });
  keepScan({ ...scanned, text: '123456789012' });
});

afterEach(() => {
  jest.useRealTimers();
});

async function open() {
  const page = render(<VisitPage />);
  await wait(0);
  return page;
}

const key = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const field = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

/** Number A is not on the keys: `1001` is. */
function typeBill(billNumber: string, amount: string) {
  field(/^账单号/);
  for (const each of billNumber) key(each);
  field(/^实付金额/);
  for (const each of amount) key(each === '.' ? '小数点' : each);
}

test('the card shows who it is, masked, and what the points are worth', async () => {
  await open();
  expect(screen.getByText('小*')).toBeTruthy();
  expect(screen.getByText('138****1234 · 上次 11月3日 万象店')).toBeTruthy();
  expect(screen.getByText('2,600')).toBeTruthy();
  expect(screen.getByText('可抵 100.00 元')).toBeTruthy();
  expect(screen.getByText('待入账 128')).toBeTruthy();
});

test('the card names what can be handed out here, and of more the first', async () => {
  const order = { kind: 'mall', quantity: 1, collectByMs: null } as const;
  const mug = { ...order, orderId: 'o-1', title: '马克杯', quantity: 2, isHere: true };
  const elsewhere = { ...order, orderId: 'o-2', title: '耳机壳', isHere: false };
  const lamp = { ...order, orderId: 'o-3', title: '一盏名字特别长的可调光台灯', isHere: true };
  const show = async (waitingOrders: (typeof scanned.member.waitingOrders)[number][]) => {
    keepScan({ ...scanned, text: '1', member: { ...scanned.member, waitingOrders } });
    return open();
  };
  const page = await show([elsewhere, mug]);
  expect(screen.getByText('待取 马克杯 × 2')).toBeTruthy();
  expect(screen.queryByText(/耳机壳/)).toBeNull();
  page.unmount();
  await show([lamp, mug]);
  expect(screen.getByText('待取 一盏名字特别长的可调光台… 等 2 样')).toBeTruthy();
});

test('the points of a bill are worked out while it is typed, by the rule of the cloud', async () => {
  await open();
  expect(screen.getByText('填好账单号和金额，这里会算出积分。')).toBeTruthy();
  typeBill('1001', '128.5');
  expect(screen.getByText('128.50 元 × 1 = 128，不足 1 分舍去')).toBeTruthy();
  expect(screen.getByRole('button', { name: '记上 128 积分' })).toBeTruthy();
  expect(cloud.sentTo('store.recordPurchase')).toEqual([]);
});

test('the points worked out say when they can be used, and nothing of it where they can at once', async () => {
  const page = await open();
  typeBill('1001', '128.5');
  expect(screen.getByText('11月27日起可用')).toBeTruthy();
  page.unmount();
  cloud.answer('store.getTill', {
    data: { ...till, earning: till.earning && { ...till.earning, pendingDays: 0 } },
  });
  await open();
  typeBill('1001', '128.5');
  expect(screen.getByRole('button', { name: '记上 128 积分' })).toBeTruthy();
  expect(screen.queryByText(/起可用/)).toBeNull();
});

test('what is excluded is taken off before the points are worked out', async () => {
  await open();
  typeBill('1001', '128.5');
  fireEvent.click(screen.getByRole('button', { name: '有礼品卡' }));
  for (const each of '28') key(each);
  expect(
    screen.getByText('账单 128.50 元，其中计分 100.50 元 × 1 = 100，不足 1 分舍去'),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: '记上 100 积分' })).toBeTruthy();
});

test('what is excluded of a bill without a member is on record for whoever claims it', async () => {
  cloud.answer('store.recordBill', { data: recordedBill });
  render(<BillPage />);
  await wait(0);
  typeBill('2001', '128.5');
  key('有礼品卡');
  for (const each of '280') key(each);
  expect(screen.getByText('各类金额加起来超过了账单金额，请核对。')).toBeTruthy();
  key('记下账单');
  key('删除一位');
  key('记下账单');
  await wait(0);
  expect(cloud.sentTo('store.recordBill').map(({ data }) => data)).toMatchObject([
    { amountFen: 12_850, lines: [{ category: '礼品卡', amountFen: 2800 }] },
  ]);
});

test('a bill without a member is kept while bills earn nothing', async () => {
  cloud.answer('store.getTill', { data: { ...till, earning: null } });
  cloud.answer('store.recordBill', { data: recordedBill });
  render(<BillPage />);
  await wait(0);
  typeBill('2002', '50');
  expect(screen.queryByRole('button', { name: /^有/ })).toBeNull();
  key('记下账单');
  await wait(0);
  expect(cloud.sentTo('store.recordBill').length).toBe(1);
});

test('many kinds that earn nothing are named one by one only once they are asked for', async () => {
  const excludedCategories = ['礼品卡', '话费', '烟酒'];
  cloud.answer('store.getTill', {
    data: { ...till, earning: till.earning && { ...till.earning, excludedCategories } },
  });
  await open();
  key('有不计分的商品');
  expect(screen.getByRole('radio', { name: /^其中话费/ })).toBeTruthy();
});

test('recording sends the bill once, and the result can be read from a step away', async () => {
  cloud.answer('store.recordPurchase', { data: recorded });
  await open();
  typeBill('1001', '128.5');
  cloud.hold();
  key('记上 128 积分');
  await wait(0);
  expect(screen.getByRole('button', { name: '正在记' })).toBeTruthy();
  await cloud.release();
  await wait(0);

  expect(screen.getByText('小* 记好了')).toBeTruthy();
  expect(screen.getByText('+128')).toBeTruthy();
  expect(screen.getByText('11月27日起可用')).toBeTruthy();
  expect(cloud.sentTo('store.recordPurchase').map(({ data, to }) => ({ data, to }))).toEqual([
    {
      to: 'store',
      data: {
        scanId: 'scan:1',
        billNumber: '1001',
        amountFen: 12_850,
        lines: [],
        confirmedUnusual: false,
        recordedAtMs: issuedAtMs,
      },
    },
  ]);
  key('下一位');
  expect(taro.calls.at(-1)?.name).toBe('navigateBack');
});

test('the card shows the points as they are once the bill is recorded, and once it is taken back', async () => {
  cloud.answer('store.recordPurchase', { data: recorded });
  await open();
  typeBill('1001', '128.5');
  const withPending = (pendingPoints: number) => ({
    data: { ...till, member: { ...till.member, pendingPoints } },
  });
  cloud.answer('store.getTill', withPending(256));
  key('记上 128 积分');
  await wait(0);
  expect(screen.getByText('待入账 256')).toBeTruthy();
  expect(screen.queryByText('待入账 128')).toBeNull();
  expect(screen.getByText('+128')).toBeTruthy();

  cloud.answer('store.getTill', withPending(128));
  cloud.answer('store.undo', {
    data: { entryId: recorded.entryId, state: 'undone', netPoints: points(-128) },
  });
  key('撤销（还有 10 分 00 秒）');
  key('撤销');
  await wait(0);
  expect(screen.getByText('待入账 128')).toBeTruthy();
  expect(cloud.sentTo('store.getTill').length).toBe(3);
});

test('a card whose new points do not come stays as it was', async () => {
  cloud.answer('store.recordPurchase', { data: recorded });
  await open();
  typeBill('1001', '128.5');
  cloud.answer('store.getTill', 'lost');
  key('记上 128 积分');
  await wait(0);
  expect(screen.getByText('待入账 128')).toBeTruthy();
  expect(screen.getByText('+128')).toBeTruthy();
});

test('one zero too many is asked about before anything is sent', async () => {
  await open();
  typeBill('1001', '1285');
  key('记上 1,285 积分');
  const sheet = within(screen.getByRole('dialog', { name: '金额对吗' }));
  expect(sheet.getByText('1,285.00 元')).toBeTruthy();
  expect(sheet.getByText('本店平时一单大约 99.00 元，看看是不是多打了零。')).toBeTruthy();
  // What is typed on a keyboard meanwhile does not reach the bill behind the sheet.
  fireEvent.keyDown(document, { key: '9' });
  fireEvent.click(sheet.getByRole('button', { name: '改一下' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(cloud.sentTo('store.recordPurchase')).toEqual([]);

  cloud.answer('store.recordPurchase', { data: { ...recorded, pointsAwarded: points(1285) } });
  key('记上 1,285 积分');
  key('没有打错，记上');
  await wait(0);
  expect(screen.getByText('+1,285')).toBeTruthy();
  expect(cloud.sentTo('store.recordPurchase')[0]?.data).toMatchObject({ confirmedUnusual: true });
});

test('an amount that only the cloud finds unusual is asked about as well', async () => {
  cloud.answer('store.recordPurchase', {
    error: { code: 'store.bill_unusual', amountFen: 12_850, usualFen: 900 },
  } as never);
  await open();
  typeBill('1001', '128.5');
  key('记上 128 积分');
  await wait(0);
  cloud.answer('store.recordPurchase', { data: recorded });
  key('没有打错，记上');
  await wait(0);
  expect(screen.getByText('+128')).toBeTruthy();
});

test('the clerk takes it back within minutes, with a reason', async () => {
  cloud.answer('store.recordPurchase', { data: recorded });
  await open();
  typeBill('1001', '128.5');
  key('记上 128 积分');
  await wait(0);
  key('撤销（还有 10 分 00 秒）');
  const sheet = within(screen.getByRole('dialog', { name: '撤销这一笔' }));
  fireEvent.click(sheet.getByRole('radio', { name: '扫错会员' }));
  cloud.answer('store.undo', {
    data: { entryId: recorded.entryId, state: 'undone', netPoints: points(-128) },
  });
  fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
  await wait(0);

  expect(screen.getByText('已撤销')).toBeTruthy();
  expect(screen.getByText('−128')).toBeTruthy();
  expect(cloud.sentTo('store.undo').map(({ data }) => data)).toEqual([
    { entryId: 'bill:zongdian:2026-11-20:A001', reason: '扫错会员' },
  ]);
});

test('after the minutes there is nothing left to press', async () => {
  cloud.answer('store.recordPurchase', {
    data: { ...recorded, undoUntilMs: issuedAtMs + 3000 },
  });
  await open();
  typeBill('1001', '128.5');
  key('记上 128 积分');
  await wait(0);
  expect(screen.getByRole('button', { name: /^撤销/ })).toBeTruthy();
  await wait(4);
  expect(screen.queryByRole('button', { name: /^撤销/ })).toBeNull();
});

test.each([
  [
    { code: 'store.bill_taken', billNumber: '1001', staffName: '小王', amountFen: 5000, atMs: 0 },
    /单号 1001 今天已由小王记过一笔 50.00 元/,
  ],
  [{ code: 'store.scan_not_valid' }, /这次扫码已失效/],
  [{ code: 'store.own_account' }, /不能给自己的账户办理/],
])(
  '$code is a sentence, the bill stays as typed and nothing waits to be sent',
  async (error, text) => {
    cloud.answer('store.recordPurchase', { error });
    await open();
    typeBill('1001', '128.5');
    key('记上 128 积分');
    await wait(0);

    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByRole('radio', { name: '账单号 1001' })).toBeTruthy();
    expect(taro.storage.get('jidian.unsent.openid')).toEqual([]);
  },
);

test('a page opened without a scan leads back to scanning', async () => {
  await cloud.logIn();
  await open();
  expect(screen.getByText('还没有扫码')).toBeTruthy();
  expect(screen.getByRole('button', { name: '回去扫码' })).toBeTruthy();
});

test('what earns nothing is said, and no bill is refused for it', async () => {
  cloud.answer('store.getTill', { data: { ...till, earning: null } });
  await open();
  typeBill('1001', '128.5');
  expect(screen.getByText('消费积分暂未开放。')).toBeTruthy();
});

test('the button below the keys leads to the field that is still empty, then records', async () => {
  await open();
  const said = () => screen.getByRole('button', { name: /^记上|^接着填/ });
  expect(said().getAttribute('aria-disabled')).toBe('true');
  key('7');
  key('接着填金额');
  key('9');
  expect(screen.getByRole('radio', { name: '实付金额 9元' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '记上 9 积分' })).toBeTruthy();
  field(/^账单号/);
  key('删除一位');
  field(/^实付金额/);
  key('接着填账单号');
  key('8');
  expect(screen.getByRole('radio', { name: '账单号 8' })).toBeTruthy();
});
