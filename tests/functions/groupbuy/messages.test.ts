import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { openBooks } from '../../../localcloud/wechat/pay/books';
import { FAULTS, type Fault } from '../../../localcloud/wechat/pay/faults';
import { newNotice, sendNotice } from '../../../localcloud/wechat/pay/notices';
import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';

interface Message {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** These say when and how often a message comes; what it says is WeChat's word. */
const onTheWay: readonly Fault[] = ['lost', 'late', 'duplicate', 'reordered'];

/** WeChat's word of a payment, once as each fault makes of it, and once as it is. */
async function messagesOf(shop: TeamShop, outTradeNo: string): Promise<Map<Fault, Message>> {
  const messages = new Map<Fault, Message>();
  const { keys } = shop.cloud.pay;
  for (const fault of FAULTS) {
    const notice = newNotice(
      { kind: 'payment', about: outTradeNo, url: '' },
      fault,
      shop.cloud.nowMs,
      randomBytes,
    );
    await sendNotice(notice, {
      books: openBooks(shop.cloud.wechatFolder),
      keys,
      nowMs: () => shop.cloud.nowMs,
      signAs: () => keys.publicKeyId,
      random: randomBytes,
      post: async (_url, message) => {
        messages.set(fault, message);
        return 0;
      },
    });
  }
  return messages;
}

const deliveries = fc.array(
  fc.record({ fault: fc.constantFrom(...FAULTS), times: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 12 },
);

/** Each at once so many times; a genuine one is heard, any other leaves everything as it was. */
async function deliver(
  shop: TeamShop,
  messages: Map<Fault, Message>,
  { fault, times }: { fault: Fault; times: number },
): Promise<void> {
  const message = messages.get(fault);
  if (!message) throw new Error(`no message that is ${fault}`);
  const before = shop.cloud.dump();
  const replies = await Promise.all(
    Array.from({ length: times }, () => shop.cloud.notify(message)),
  );
  const codes = new Set(replies.map(({ statusCode }) => statusCode));
  if (onTheWay.includes(fault)) expect([fault, ...codes]).toEqual([fault, 200]);
  else {
    expect([fault, Math.min(...codes) >= 400 && Math.max(...codes) < 500]).toEqual([fault, true]);
    expect(shop.cloud.dump()).toEqual(before);
  }
}

describe('WeChat’s word of a payment, with every fault, each one to five times, in any order', () => {
  it('takes the seat once', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (order) => {
        const shop = await TeamShop.open();
        const seat = await shop.openTeam('ada');
        shop.payUnheard('ada', seat);
        const messages = await messagesOf(shop, seat.payment.outTradeNo);
        for (const delivery of order) await deliver(shop, messages, delivery);
        await deliver(shop, messages, { fault: 'late', times: 1 });
        expect(shop.team(seat.teamId)).toMatchObject({ paidSeats: 1, seatsLeft: 2 });
        expect(shop.order(seat.orderId).state).toBe('locked');
        expect(shop.payment(seat.orderId)).toMatchObject({
          ...{ state: 'paid', amountFen: 1990, refundableFen: 1990, refunds: [] },
        });
        expect(shop.cloud.pay.list().refunds).toEqual([]);
        expect(teamFaults(shop)).toEqual([]);
        await shop.cloud.close();
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
  }, 120_000);

  it('gives the money back once where the team has failed meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (order) => {
        const shop = await TeamShop.open({ teamHours: 1 });
        const seat = await shop.openTeam('ada');
        shop.cloud.nowMs += 14 * minuteMs;
        shop.payUnheard('ada', seat);
        // WeChat is silent until the team is over: nobody could be told of the money.
        shop.cloud.pay.setSilent(1000);
        shop.cloud.nowMs += hourMs;
        await shop.cloud.timer('attend-teams');
        shop.cloud.pay.setSilent(0);
        expect(shop.team(seat.teamId).state).toBe('failed');
        const messages = await messagesOf(shop, seat.payment.outTradeNo);
        for (const delivery of order) await deliver(shop, messages, delivery);
        await deliver(shop, messages, { fault: 'late', times: 1 });
        await shop.live(hourMs, 20 * minuteMs);
        expect(shop.payment(seat.orderId)).toMatchObject({
          ...{ state: 'paid', refundableFen: 0 },
          refunds: [{ amountFen: 1990, state: 'succeeded' }],
        });
        expect(shop.cloud.pay.list().refunds).toHaveLength(1);
        expect(shop.order(seat.orderId).state).toBe('refunded');
        expect(teamFaults(shop)).toEqual([]);
        await shop.cloud.close();
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
  }, 120_000);
});
