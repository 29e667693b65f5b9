import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationOf } from '../../../cloudfunctions/_features/payment/wechatpay/signing';
import { startFixture, type Fixture, type Reply } from './fixture';

interface Keys {
  appid: string;
  mchid: string;
  merchantSerial: string;
  merchantKey: string;
  apiV3Key: string;
}

let fixture: Fixture;
let token: string;
let openid: string;
beforeEach(async () => {
  fixture = await startFixture({
    functions: {
      payment: `exports.main = async (event) => {
        console.info('told ' + Date.now());
        return { statusCode: 500, headers: {}, body: '' };
      };`,
    },
  });
  const { body } = await fixture.ask('/auth/login', { code: 'alice' });
  ({ token, openid } = body as { token: string; openid: string });
});
afterEach(() => fixture.close());

const keys = (): Keys =>
  JSON.parse(readFileSync(join(fixture.cloud.folder, 'pay-keys.json'), 'utf8')) as Keys;

/** Asks as the shop's server would. */
function asMerchant(path: string, body: object): Promise<Reply> {
  const { appid, mchid, merchantSerial: serial, merchantKey: privateKey, apiV3Key } = keys();
  const account = {
    ...{ appid, mchid, serial, privateKey, apiV3Key },
    ...{ publicKey: null, notifyUrl: '', baseUrl: '' },
  };
  const text = JSON.stringify(body);
  const request = { method: 'POST', pathAndQuery: path, body: text };
  const moment = { nonce: 'n'.repeat(32), nowMs: fixture.cloud.clock.nowMs() };
  return fixture.ask(path, text, {
    authorization: authorizationOf(account, request, moment),
    'content-type': 'application/json',
  });
}

async function prepay(outTradeNo = 'order-1'): Promise<string> {
  const { appid, mchid } = keys();
  const { status, body } = await asMerchant('/v3/pay/transactions/jsapi', {
    ...{ appid, mchid, description: '杯子', out_trade_no: outTradeNo },
    notify_url: `${fixture.cloud.url}/functions/payment`,
    amount: { total: 100, currency: 'CNY' },
    payer: { openid },
  });
  expect(status).toBe(200);
  return (body as { prepay_id: string }).prepay_id;
}

const pay = (prepayId: string, outcome = 'pay', headers = { authorization: `Bearer ${token}` }) =>
  fixture.ask('/wechat/pay', { prepayId, outcome }, headers);

interface Told {
  readonly tries: number;
  readonly dueMs: number | null;
}
async function told(): Promise<Told[]> {
  const { payments } = (await fixture.ask('/dev/state')).body as {
    payments: { notices: Told[] }[];
  };
  return payments.flatMap(({ notices }) => notices);
}

/** Moves the clock and waits for what WeChat has to say by then. */
const advance = (advanceMs: number) => fixture.ask('/dev/clock', { advanceMs });

test('only the shop’s own signature is answered, and the answer is signed', async () => {
  const unsigned = await fixture.ask('/v3/pay/transactions/jsapi', {});
  expect(unsigned.status).toBe(401);
  expect(unsigned.body).toMatchObject({ code: 'SIGN_ERROR' });
  expect(unsigned.headers.get('wechatpay-signature')).toMatch(/^[\w+/=]{300,}$/);
  const foreign = await fixture.ask('/v3/certificates', undefined, { origin: 'https://evil.test' });
  expect(foreign.status).toBe(403);
});

test('a person pays their own order, once, and nobody else’s', async () => {
  const prepayId = await prepay();
  expect((await pay(prepayId, 'pay', { authorization: 'Bearer x' })).status).toBe(401);
  const { body } = await fixture.ask('/auth/login', { code: 'bob' });
  const bob = { authorization: `Bearer ${(body as { token: string }).token}` };
  expect((await pay(prepayId, 'pay', bob)).status).toBe(403);
  expect((await pay('wx-unknown')).status).toBe(404);
  expect((await pay(prepayId, 'steal')).status).toBe(400);
  expect((await pay(prepayId, 'cancel')).body).toEqual({ result: 'cancelled' });
  expect((await pay(prepayId, 'fail')).body).toEqual({ result: 'failed' });
  expect((await pay(prepayId)).body).toEqual({ result: 'ok' });
  expect((await pay(prepayId)).body).toEqual({ result: 'ok' });
  expect(await told()).toHaveLength(1);
});

test('the shop that does not hear is told sixteen times in a day, and then no more', async () => {
  await pay(await prepay());
  await advance(1);
  const waitsS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600];
  const hours = [3, 3, 3, 6, 6].map((hour) => hour * 3600);
  for (const [index, waitS] of [...waitsS, ...hours].entries()) {
    expect(await told()).toMatchObject([{ tries: index + 1 }]);
    await advance(waitS * 1000);
  }
  expect(await told()).toMatchObject([{ tries: 16, dueMs: null }]);
  await advance(100 * 3600 * 1000);
  expect(await told()).toMatchObject([{ tries: 16 }]);
});

test('keys, orders and what is still to be told outlive a restart', async () => {
  const before = keys();
  const prepayId = await prepay();
  await fixture.restart();
  expect(keys()).toEqual(before);
  expect((await pay(prepayId)).body).toEqual({ result: 'ok' });
  await advance(1);
  await fixture.restart();
  await advance(20_000);
  expect(await told()).toMatchObject([{ tries: 2 }]);
});

test('faults are had by name only', async () => {
  expect((await fixture.ask('/dev/pay', { faults: ['lost'] })).status).toBe(200);
  expect((await fixture.ask('/dev/pay', { faults: ['sunspots'] })).status).toBe(400);
  await pay(await prepay());
  await advance(3600_000);
  expect(await told()).toMatchObject([{ tries: 0, dueMs: null }]);
});
