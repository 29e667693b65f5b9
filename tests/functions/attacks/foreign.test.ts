import type { ActionName } from '#shared/api';
import type { Order } from '#shared/order/model';
import type { Cloud } from '../harness';
import { shelve } from '../mall/shop';
import { openStores } from '../people';
import { dataOf, give, scanOf } from '../store/till/till';
import { TeamShop } from '../groupbuy/fixture';
import { actions } from './actions';
import { withField } from './fields';
import { codeOf, tables, wiredRows } from './wired';

/** Fields that name something that belongs to somebody, or to a store. */
const owned = [
  'orderId',
  'teamId',
  'debitId',
  'outTradeNo',
  'scanId',
  'entryId',
  'staffId',
] as const;
type Owned = (typeof owned)[number] | 'code';

/** Who has no part in what 小满 has at 总店: another member, and staff of another store. */
const outsiders = { member: 'yuan', clerk: 'clerk-b', manager: 'manager-b' } as const;

/** What an outsider hears; an action with such a field and without a row here fails the test. */
const heard: Partial<Record<ActionName, string>> = {
  'payment.check': 'payment.not_found',
  'mall.payOrder': 'mall.order_not_found',
  'mall.getOrder': 'mall.order_not_found',
  'mall.cancelOrder': 'mall.order_not_found',
  'groupbuy.payOrder': 'groupbuy.order_not_found',
  'groupbuy.leaveTeam': 'groupbuy.not_in_team',
  'store.confirmDebit': 'store.debit_not_found',
  'store.declineDebit': 'store.debit_not_found',
  'store.changeStaff': 'staff.role_not_allowed',
  'store.dismissStaff': 'staff.role_not_allowed',
  'store.getTill': 'store.scan_not_valid',
  'store.recordPurchase': 'store.scan_not_valid',
  'store.proposeDebit': 'store.scan_not_valid',
  'store.getDebit': 'store.debit_not_found',
  'store.withdrawDebit': 'store.debit_not_found',
  'store.verifyPickup': 'order.wrong_store',
  'store.undo': 'staff.store_not_allowed',
  'store.grantPoints': 'store.scan_not_valid',
  'store.giveTier': 'store.scan_not_valid',
  'store.decideApproval': 'staff.store_not_allowed',
};

/** Where the field is no right to anything, and why. */
const harmless: Partial<Record<ActionName, string>> = {
  'groupbuy.joinTeam': 'a team is there to be joined by who hears of it',
  'groupbuy.getTeam': 'a team is shown to who hears of it, without names or orders',
  'groupbuy.getTeamCode': 'the code that leads to a team is there to be passed on',
  'store.scan':
    'a code speaks for who shows it; what it was ordered for is handed out in its own stores',
  'store.listAudit': 'the list is narrowed by it, and never wider than the own stores',
};

const rows = wiredRows.filter(([, row]) => row.function !== 'jobs' && fieldsIn(row).length > 0);

function fieldsIn({ function: target, data }: (typeof actions)[ActionName]): Owned[] {
  const all: readonly Owned[] = target === 'store' ? [...owned, 'code'] : owned;
  return all.filter((field) => field in data);
}

let cloud: Cloud;
let things: Record<string, Partial<Record<ActionName, string>> & { readonly '*': string }>;
let before: unknown;

beforeAll(async () => {
  const team = await TeamShop.open();
  cloud = team.cloud;
  openStores(cloud);
  await shelve(cloud, 'cup', { storeIds: ['zongdian'] });
  await shelve(cloud, 'mug', { storeIds: ['zongdian'], cashFen: 990 });
  await give(cloud, 'xiaoman', 5_000);
  await cloud.member(outsiders.member, 'member.getHome', {});
  things = await belongingsOf(team);
  before = moved();
});
afterAll(() => cloud.close());

/** What 小满 has in every feature, and what staff of the store have of 小满. */
async function belongingsOf(team: TeamShop): Promise<typeof things> {
  const redeem = (itemId: string) =>
    cloud
      .member('xiaoman', 'mall.redeem', { itemId, quantity: 1, storeId: 'zongdian' })
      .then(dataOf);
  const [cup, mug] = [await redeem('cup'), await redeem('mug')];
  const seat = await team.openTeam('xiaoman');
  const scanId = await scanOf(cloud, 'xiaoman');
  const record = { scanId, billNumber: 'A-1', amountFen: 10_000 };
  const bill = dataOf(await cloud.staff('clerk', 'store.recordPurchase', record));
  const ask = { scanId, billNumber: 'A-2', amountFen: 10_000 };
  const debit = dataOf(await cloud.staff('clerk', 'store.proposeDebit', ask));
  const gift = { scanId: await scanOf(cloud, 'xiaoman', 'manager'), points: 5_000, reason: '补偿' };
  const grant = dataOf(await cloud.staff('manager', 'store.grantPoints', gift));
  const orders = (cloud.dump()['orders'] ?? []) as Order[];
  const voucher = orders.find(({ orderId }) => orderId === cup.orderId)?.voucherCode ?? '';
  return {
    orderId: { '*': cup.orderId, 'mall.payOrder': mug.orderId, 'groupbuy.payOrder': seat.orderId },
    teamId: { '*': seat.teamId },
    debitId: { '*': debit.debitId },
    outTradeNo: { '*': seat.payment.outTradeNo },
    scanId: { '*': scanId, 'store.grantPoints': gift.scanId, 'store.giveTier': gift.scanId },
    entryId: { '*': bill.entryId, 'store.decideApproval': grant.entryId },
    staffId: { '*': cloud.memberId('clerk') },
    code: { '*': voucher },
  };
}

/** Everything but what is written down of attempts. */
function moved(): unknown {
  const rest = cloud.dump();
  delete rest['audit'];
  delete rest['staff'];
  return rest;
}

/** The sample of an action with what belongs to others in it, asked by an outsider. */
async function askAsOutsider(name: ActionName, made?: string): Promise<string> {
  const row = actions[name];
  let data: unknown = 'storeId' in row.data ? withField(row.data, 'storeId', 'wanxiang') : row.data;
  for (const field of fieldsIn(row)) {
    data = withField(data, field, made ?? things[field]?.[name] ?? things[field]?.['*']);
  }
  const person =
    row.function === 'member'
      ? outsiders.member
      : row.roles?.includes('clerk')
        ? outsiders.clerk
        : outsiders.manager;
  const event = { action: name, data, requestId: cloud.nextRequestId() };
  return codeOf(cloud, row.function, event, { WX_OPENID: `o-${person}` });
}

it('every action that names what may be somebody’s says what others hear', () => {
  expect(rows.map(([name]) => name).sort()).toEqual(
    [...Object.keys(heard), ...Object.keys(harmless)].sort(),
  );
});

describe.each(rows.filter(([name]) => heard[name] !== undefined))('%s', (name, row) => {
  it('does nothing with what is another’s, and is refused by name (3, 5)', async () => {
    expect(await askAsOutsider(name)).toBe(heard[name]);
    expect(moved()).toEqual(before);
  });

  it('does not tell a member what is another’s from what is nobody’s (3)', async () => {
    if (row.function !== 'member') return;
    const madeUp: Partial<Record<Owned, string>> = {
      orderId: `${name.split('.')[0] ?? ''}:m_0:r-9`,
      teamId: 'team-9',
      debitId: 'debit:zongdian:2026-03-02:Z-9',
      outTradeNo: '9'.repeat(32),
    };
    const [field] = fieldsIn(row);
    const code = await askAsOutsider(name, field && madeUp[field]);
    expect(code === heard[name] || name === 'groupbuy.leaveTeam').toBe(true);
  });
});

it('no answer to a member says who else is behind something, or by which secret (13)', async () => {
  const others = ['clerk', 'manager', 'owner', outsiders.member].map((code) =>
    cloud.memberId(code),
  );
  for (const [name, row] of wiredRows) {
    if (row.function !== 'member' || tables.member[name]?.effect !== 'read') continue;
    let data: unknown = row.data;
    for (const field of fieldsIn(row)) {
      data = withField(data, field, things[field]?.[name] ?? things[field]?.['*']);
    }
    const event = { action: name, data, requestId: cloud.nextRequestId() };
    const reply = JSON.stringify(await cloud.raw('member', event, { WX_OPENID: 'o-xiaoman' }));
    expect([name, reply]).toEqual([
      name,
      expect.not.stringMatching(/"o-|session_key|openid|secret/i),
    ]);
    expect([name, others.filter((id) => reply.includes(id))]).toEqual([name, []]);
  }
  expect(JSON.stringify(cloud.logs)).not.toMatch(/session_key|openid|"o-/);
});

it('the owner of all of it is served, so the refusals are about who asks', async () => {
  const own = async (name: ActionName, code: string) => {
    const row = actions[name];
    let data: unknown = row.data;
    for (const field of fieldsIn(row)) {
      data = withField(data, field, things[field]?.[name] ?? things[field]?.['*']);
    }
    const event = { action: name, data, requestId: cloud.nextRequestId() };
    return codeOf(cloud, row.function, event, { WX_OPENID: `o-${code}` });
  };
  for (const name of [
    'mall.getOrder',
    'mall.payOrder',
    'payment.check',
    'groupbuy.payOrder',
  ] as const) {
    expect([name, await own(name, 'xiaoman')]).toEqual([name, 'ok']);
  }
  for (const name of ['store.getTill', 'store.getDebit', 'store.scan'] as const) {
    expect([name, await own(name, 'clerk')]).toEqual([name, 'ok']);
  }
  expect(await own('store.confirmDebit', 'xiaoman')).toBe('ok');
  expect(await own('store.undo', 'clerk')).toBe('ok');
  expect(await own('store.decideApproval', 'owner')).toBe('ok');
  expect(await own('mall.cancelOrder', 'xiaoman')).toBe('ok');
});
