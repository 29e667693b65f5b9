import type { ActionName, FunctionReplyOf, RequestOf } from '#shared/api';
import { startCloud, type RunningCloud } from '../../support/cloud';

/** The race for an item through the gateway: built functions, their workers, real requests. */
let cloud: RunningCloud;
let requests = 0;

beforeEach(async () => {
  cloud = await startCloud('race');
}, 60_000);
afterEach(() => cloud.stop());

async function call<Name extends ActionName>(
  token: string,
  action: Name,
  data: RequestOf<Name>,
  requestId = `r-${String((requests += 1))}`,
): Promise<FunctionReplyOf<Name>> {
  return (await cloud.call(token, 'member', {
    action,
    data,
    requestId,
  })) as FunctionReplyOf<Name>;
}

const redeem = (token: string, requestId?: string) =>
  call(token, 'mall.redeem', { itemId: 'race-item', quantity: 1 }, requestId);

async function newcomers(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => cloud.login(`racer-${String(n)}`)));
}

test('two hundred new members at once for one hundred: a hundred orders, a hundred told it is gone', async () => {
  const tokens = await newcomers(200);
  const replies = await Promise.all(tokens.map((token) => redeem(token)));
  const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort();
  expect(codes).toEqual([
    ...Array<string>(100).fill('mall.sold_out'),
    ...Array<string>(100).fill('ok'),
  ]);
  const [token = ''] = tokens;
  expect(await call(token, 'mall.getItem', { itemId: 'race-item' })).toMatchObject({
    data: { stockLeft: 0 },
  });
  const orders = await Promise.all(tokens.map((one) => call(one, 'mall.listOrders', {})));
  const counts = orders.map((reply) => (reply.ok ? reply.data.orders.length : -1));
  expect(counts).toEqual(replies.map(({ ok }) => Number(ok)));
  const accounts = await Promise.all(tokens.map((one) => call(one, 'points.getAccount', {})));
  const left = accounts.map((reply) => (reply.ok ? reply.data.availablePoints : -1));
  expect(left).toEqual(replies.map(({ ok }) => (ok ? 990 : 1000)));
}, 120_000);

test('twenty redemptions of one member at once all go through; one request twenty times is one', async () => {
  const token = await cloud.login('one');
  const replies = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
  expect(replies.filter(({ ok }) => !ok)).toEqual([]);
  const same = await Promise.all(Array.from({ length: 20 }, () => redeem(token, 'tap')));
  expect(new Set(same.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(await call(token, 'points.getAccount', {})).toMatchObject({
    data: { availablePoints: 790 },
  });
  expect(await call(token, 'mall.getItem', { itemId: 'race-item' })).toMatchObject({
    data: { stockLeft: 79 },
  });
}, 120_000);
