import { findPaymentFault } from './audit';
import { minuteMs, Seller } from './fixture';

let shop: Seller;
beforeEach(async () => {
  shop = await Seller.open();
});
afterEach(async () => {
  expect(findPaymentFault(shop.cloud.dump()['payments'] ?? [])).toBeNull();
  await shop.cloud.close();
});

const crashes = [1, 2, 3, 4, 5, 6].flatMap((atCall) => [
  { atCall, moment: 'before' as const },
  { atCall, moment: 'after' as const },
]);

describe.each(crashes)('a function that dies $moment its database call $atCall', (crash) => {
  const dying = async (run: () => Promise<unknown>): Promise<void> => {
    shop.cloud.crashAt(crash);
    await run().catch(() => undefined);
    shop.cloud.heal();
  };

  it('while it opens a payment: the retry opens one', async () => {
    await dying(() => shop.prepare('order-1'));
    const { value } = await shop.prepare('order-1');
    expect(value).toMatchObject({ ok: true });
    expect(shop.cloud.dump()['payments']).toHaveLength(1);
    expect(shop.cloud.pay.list().trades).toHaveLength(1);
  });

  it('while it takes a notification: the money is settled, or back, once', async () => {
    shop.over.add('order-2');
    await shop.pay('order-1');
    await shop.pay('order-2', 500);
    await dying(() => shop.cloud.pay.deliverDue());
    await shop.live(3 * 60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ refundableFen: 1990, nextAttemptAtMs: null });
    expect(shop.payment('order-2')).toMatchObject({
      refunds: [{ state: 'succeeded', amountFen: 500 }],
      nextAttemptAtMs: null,
    });
    expect(shop.heard.paid).toHaveLength(2);
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });

  it('while it gives money back: the money goes back once', async () => {
    await shop.pay('order-1');
    await shop.cloud.pay.deliverDue();
    await dying(() => shop.refund('order-1', 1990));
    await shop.refund('order-1', 1990);
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      refunds: [{ state: 'succeeded', amountFen: 1990 }],
      refundableFen: 0,
      nextAttemptAtMs: null,
    });
    expect(shop.cloud.pay.list().refunds).toHaveLength(1);
  });

  it('while it closes a payment: it is closed, or paid, and never both', async () => {
    const { prepayId } = await shop.sheet('order-1');
    await dying(() => shop.close('order-1'));
    const paid = shop.cloud.pay.pay('o-xiaoman', prepayId, 'pay') === 'ok';
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({
      state: paid ? 'paid' : 'closed',
      nextAttemptAtMs: null,
    });
    expect(shop.heard.paid).toHaveLength(paid ? 1 : 0);
  });

  it('while the timer looks after payments: everything comes to its end', async () => {
    shop.cloud.pay.setFaults(['lost']);
    await shop.pay('order-1');
    shop.cloud.nowMs += 2 * minuteMs;
    await dying(() => shop.reconcile());
    await shop.live(60 * minuteMs, 10 * minuteMs);
    expect(shop.payment('order-1')).toMatchObject({ state: 'paid', nextAttemptAtMs: null });
    expect(shop.heard.paid).toHaveLength(1);
  });
});
