import fc from 'fast-check';
import {
  areSigned,
  authorizationOf,
  unseal,
} from '../../../cloudfunctions/_features/payment/wechatpay/signing';
import { findPaymentFault } from './audit';
import { Seller } from './fixture';

/*
 * Made once with wechatpay-axios-plugin 0.9.6, a client of WeChat Pay v3 that shares nothing with ours:
 * `Rsa.sign(Formatter.response(...))`, `Aes.AesGcm.encrypt(...)`, `Formatter.authorization(...)`.
 */
const foreign = {
  publicKey: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxqgTBIcQMOQfeLOmqa84
ZD1YixvOUHdUQLiTRuD7DapjWfGZzJhiDsGHx8bQVSB9z11BgqAJkRcFCwARLlRw
P14nI64lJ9JXR/mBPCUrHZVjr+0IneNZAXJewVF1Pt4cwrZBLaytu8qPkDR9ixud
pIF986ig2lZWGw5oaZBPtQyZdibKUsQiBoRKTTJa3l7g32jXQ5rjIg0ltI41zKYS
Q+hRxJSg9U12wfOreHpvDACSOmy4f8hQTCjJ36QRf55eVVhYOX3krGxBpoWIYiSr
9ehH7u6LZJjnjGG3HHHeKAbx2vPW0/XRYM21tt5WwRYqFhOElrmgYbfoVtSYCbY/
LwIDAQAB
-----END PUBLIC KEY-----`,
  lines: ['1767225600', 'EKs0VYFvbqXfTJRH', '{"code":"SUCCESS","message":"成功"}'],
  signature:
    'JSmKXOL8SlEJ/pRIHTSMCvYQWW5kkHXduftIRAXetole3chKsbWnm1AecE/XN9v/m5GH9CH0J7Xc39bK+tCBA0fqwjTxa3NvTM3RJ6Yu3GtRlvKh6i7OHiP3jDDArgzn1sjzcDQrCTGcYRhXjjMEz8K/y5qyoDqxWQeN+TAPH5LGl69MeMbUHfhHpjrsV43ZBxzPXaZDk+FhBVmZp7jjc9W1Zepdlq6j/+wfEu8QVL/LUzZ2zeFlUZvFIz8KUR4CToKeDcPgBG9S0ipDknZ1MO4YOMAGCDa68hUYGF2poxNFlVBtYfdfJ/KKB54VlK+Q1uv/YICcIlGHMf6MIovXtQ==',
  key: '0123456789abcdef0123456789abcdef',
  sealed: {
    ciphertext: 'i1is0ebmSkGKa2LQdcBD+t8j0MzXTmi4CncJFiiS7CPBavXBmjRH+no=',
    nonce: 'abcdef123456',
    associated_data: 'transaction',
  },
};

describe('against a client that shares nothing with ours', () => {
  it('takes its signature, and not over anything else', () => {
    const { lines, signature, publicKey } = foreign;
    expect(areSigned(lines, signature, publicKey)).toBe(true);
    expect(areSigned([...lines.slice(0, 2), '{}'], signature, publicKey)).toBe(false);
  });

  it('opens what it sealed, and not with another key or beside other words', () => {
    const { sealed, key } = foreign;
    expect(unseal(sealed, key)).toBe('{"out_trade_no":"集点"}');
    expect(unseal(sealed, key.replace('0', '1'))).toBeNull();
    expect(unseal({ ...sealed, associated_data: 'refund' }, key)).toBeNull();
    expect(unseal({ ...sealed, nonce: 'x' }, key)).toBeNull();
    expect(unseal({ ...sealed, ciphertext: '' }, key)).toBeNull();
  });

  it('names itself with the same fields', async () => {
    const shop = await Seller.open();
    const { merchantKey: privateKey, merchantSerial: serial } = shop.cloud.pay.keys;
    const account = {
      ...{ appid: 'wx', mchid: '1900000109', serial, privateKey, apiV3Key: foreign.key },
      ...{ publicKey: null, notifyUrl: '', baseUrl: '' },
    };
    const request = { method: 'POST', pathAndQuery: '/v3/pay/transactions/jsapi?a=1', body: '{}' };
    const header = authorizationOf(account, request, { nonce: 'NONCE', nowMs: 1_767_225_600_500 });
    await shop.cloud.close();
    expect(header).toMatch(
      /^WECHATPAY2-SHA256-RSA2048 mchid="1900000109",nonce_str="NONCE",signature="[\w+/=]+",timestamp="1767225600",serial_no="\w+"$/,
    );
  });
});

it('comes to one end in whatever order, and however often, notifications arrive', async () => {
  const order = fc.array(
    fc.record({ which: fc.constantFrom(0, 1, 2), times: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(order, async (deliveries) => {
      const shop = await Seller.open();
      const { cloud } = shop;
      await shop.pay('order-1');
      await shop.pay('order-2', 500);
      // Heard by nobody: what WeChat wanted to say is kept, and said below.
      cloud.crashAt({ atCall: 1, moment: 'before' });
      await cloud.pay.deliverDue();
      cloud.heal();
      await cloud.notify(cloud.notified[0]!);
      await shop.refund('order-1', 1990);
      cloud.nowMs += 4_000;
      cloud.crashAt({ atCall: 1, moment: 'before' });
      await cloud.pay.deliverDue();
      cloud.heal();
      const about = (kind: string) =>
        cloud.notified.filter(({ body }) => body.includes(`"original_type":"${kind}"`));
      const messages = [...about('transaction').slice(0, 2), about('refund')[0]!];
      for (const { which, times } of deliveries) {
        await Promise.all(Array.from({ length: times }, () => cloud.notify(messages[which]!)));
      }
      for (const message of messages) await cloud.notify(message);

      expect(shop.payment('order-1')).toMatchObject({
        state: 'paid',
        refundableFen: 0,
        refunds: [{ state: 'succeeded', amountFen: 1990 }],
        nextAttemptAtMs: null,
      });
      expect(shop.payment('order-2')).toMatchObject({
        state: 'paid',
        refundableFen: 500,
        refunds: [],
        nextAttemptAtMs: null,
      });
      expect(shop.heard.paid).toHaveLength(2);
      expect(shop.heard.refunded).toHaveLength(1);
      expect(findPaymentFault(cloud.dump()['payments'] ?? [])).toBeNull();
      await cloud.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);
