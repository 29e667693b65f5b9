import { collectOrder } from '../../../cloudfunctions/_orders/collect';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import type { RedeemReply } from '#shared/mall/contract/redeem';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { Cloud } from '../harness';
import { grant, ordersOf, shelve } from './shop';

export const minuteMs = 60_000;

type Shelved = Parameters<typeof shelve>[2];

/** A shop whose cup costs 100 points and 9.90 yuan, and a member with 500 points. */
export class CashShop {
  private constructor(readonly cloud: Cloud) {}

  static async open(change: Shelved = {}, rules = plainProgramme): Promise<CashShop> {
    const shop = new CashShop(await Cloud.open(rules));
    await shelve(shop.cloud, 'cup', { cashFen: 990, ...change });
    await grant(shop.cloud, 'xiaoman', 500);
    // Warm, so that the calls counted are those of the flow.
    await shop.cloud.member('xiaoman', 'mall.listItems', {});
    return shop;
  }

  tryRedeem(requestId = 'tap-1', quantity = 2) {
    return this.cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity }, requestId);
  }

  async redeem(requestId?: string): Promise<RedeemReply> {
    const reply = await this.tryRedeem(requestId);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data;
  }

  /** The member pays on WeChat's sheet; WeChat's word of it waits for its next delivery. */
  payUnheard({ payment }: Pick<RedeemReply, 'payment'>, code = 'xiaoman'): string {
    return this.cloud.pay.pay(`o-${code}`, payment?.prepayId ?? '', 'pay');
  }

  async pay(reply: Pick<RedeemReply, 'payment'>): Promise<void> {
    const paid = this.payUnheard(reply);
    if (paid !== 'ok') throw new Error(paid);
    await this.cloud.pay.deliverDue();
  }

  async redeemAndPay(): Promise<RedeemReply> {
    const reply = await this.redeem();
    await this.pay(reply);
    return reply;
  }

  cancel(orderId: string, requestId = 'cancel-1') {
    return this.cloud.member('xiaoman', 'mall.cancelOrder', { orderId }, requestId);
  }

  async show(orderId: string) {
    const shown = await this.cloud.member('xiaoman', 'mall.getOrder', { orderId });
    if (!shown.ok) throw new Error(shown.error.code);
    return shown.data;
  }

  /** A clerk hands it out. */
  async collect(): Promise<boolean> {
    const { voucherCode } = this.order;
    const pickup = { code: voucherCode, storeId: 'zongdian', staffId: 's_1' };
    const { value } = await this.cloud.within((call) => collectOrder(call, pickup));
    return value.ok;
  }

  /** Lets time pass, with what WeChat sends and the timers do on the way. */
  async live(forMs: number, stepMs = 2 * minuteMs): Promise<void> {
    const untilMs = this.cloud.nowMs + forMs;
    while (this.cloud.nowMs < untilMs) {
      this.cloud.nowMs = Math.min(this.cloud.nowMs + stepMs, untilMs);
      await this.cloud.pay.deliverDue();
      await this.sweep();
    }
  }

  async sweep(): Promise<void> {
    const timers = ['repair-entries', 'reconcile-payments', 'sweep-orders', 'settle-stock'];
    for (const name of timers) await this.cloud.timer(name);
  }

  /** What is broken of the promises, by number. */
  breaches(): string[] {
    const { nowMs } = this.cloud;
    const shop = shopOf(this.cloud.dump());
    return breachesOf(shop, { sha256, nowMs, sweptAtMs: nowMs - 3 * minuteMs, before: null });
  }

  get order(): Order {
    const [order] = ordersOf(this.cloud);
    if (!order) throw new Error('no order');
    return order;
  }

  get payments(): Payment[] {
    return (this.cloud.dump()['payments'] ?? []) as Payment[];
  }

  /** What WeChat has sent back in all. */
  get sentBackFen(): number {
    return this.cloud.pay.list().refunds.reduce((sum, { refundFen }) => sum + refundFen, 0);
  }
}
