import { toFen } from '#shared/kernel/amounts';
import type { PaymentSheet } from '#shared/payment/contract';
import type { OutTradeNo, Payment } from '#shared/payment/model';
import { outRefundNoOf, outTradeNoOf } from '#shared/payment/rules';
import { reconcilePayments } from '../../../cloudfunctions/_features/payment/reconcile';
import { payments } from '../../../cloudfunctions/_features/payment/service';
import type { PaymentSubject, PaymentSubjects } from '../../../cloudfunctions/_kit/payment';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import type { PayResult } from '../../../localcloud/wechat/pay';
import { Cloud } from '../harness';

export const minuteMs = 60_000;

/** A shop that sells one thing for money and keeps a book of what it was told. */
export class Seller {
  /** Orders that are not to be served any more: their money goes back. */
  readonly over = new Set<string>();
  /** `<order> <transaction>` and `<refund>`, one for each time it was told. */
  readonly told = { paid: [] as string[], refunded: [] as string[] };

  private constructor(readonly cloud: Cloud) {
    cloud.subjects = this.subjects;
  }

  static async open(): Promise<Seller> {
    return new Seller(await Cloud.open());
  }

  get subjects(): PaymentSubjects {
    const seller: PaymentSubject = {
      onPaid: async (_call, { subject, transactionId, outTradeNo }) => {
        this.told.paid.push(`${subject.orderId} ${String(transactionId)}`);
        if (!this.over.has(subject.orderId)) return { is: 'keep' };
        return { is: 'refund', outRefundNo: outRefundNoOf(outTradeNo), reason: 'mall.paid_late' };
      },
      onRefunded: async (_call, _payment, { outRefundNo }) => {
        this.told.refunded.push(outRefundNo);
      },
    };
    return { groupbuy: seller, mall: seller };
  }

  number(orderId: string): OutTradeNo {
    return outTradeNoOf(orderId, sha256);
  }

  prepare(orderId: string, amountFen = 1990, expiresAtMs = this.cloud.nowMs + 15 * minuteMs) {
    return this.cloud.within((call) =>
      payments.preparePayment(call, {
        outTradeNo: this.number(orderId),
        subject: { kind: 'groupbuy', orderId },
        amountFen: toFen(amountFen),
        description: '三人团 手冲咖啡',
        openid: 'o-xiaoman',
        expiresAtMs,
      }),
    );
  }

  async sheet(orderId: string, amountFen = 1990): Promise<PaymentSheet> {
    const { value } = await this.prepare(orderId, amountFen);
    if (!value.ok) throw new Error(value.error.code);
    return value.value;
  }

  /** The member opens the sheet and pays; WeChat tells us when it is asked to. */
  async pay(orderId: string, amountFen = 1990): Promise<PayResult> {
    const { prepayId } = await this.sheet(orderId, amountFen);
    return this.cloud.pay.pay('o-xiaoman', prepayId, 'pay');
  }

  close(orderId: string) {
    const outTradeNo = this.number(orderId);
    const subject = { kind: 'groupbuy', orderId } as const;
    return this.cloud.within((call) => payments.closePayment(call, { outTradeNo, subject }));
  }

  refund(orderId: string, amountFen: number, n = 1) {
    const outTradeNo = this.number(orderId);
    const outRefundNo = outRefundNoOf(outTradeNo, n);
    const reason = 'groupbuy.team_failed' as const;
    const wish = { outTradeNo, outRefundNo, amountFen: toFen(amountFen), reason };
    return this.cloud.within((call) => payments.refundPayment(call, wish));
  }

  /** What the timer does. */
  reconcile() {
    return this.cloud.within((call) => reconcilePayments(call, this.subjects));
  }

  /** Lets time pass: WeChat's schedule and our timer, a step at a time. */
  async live(forMs: number, stepMs = 5 * minuteMs): Promise<void> {
    const untilMs = this.cloud.nowMs + forMs;
    while (this.cloud.nowMs < untilMs) {
      this.cloud.nowMs = Math.min(this.cloud.nowMs + stepMs, untilMs);
      await this.cloud.pay.deliverDue();
      await this.reconcile();
    }
  }

  payment(orderId: string): Payment | undefined {
    const all = (this.cloud.dump()['payments'] ?? []) as Payment[];
    return all.find(({ outTradeNo }) => outTradeNo === this.number(orderId));
  }

  get heard(): { paid: string[]; refunded: string[] } {
    return { paid: [...new Set(this.told.paid)], refunded: [...new Set(this.told.refunded)] };
  }
}
