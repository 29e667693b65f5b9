import { failedRefunds } from '#shared/payment/failed';
import type { Payment } from '#shared/payment/model';
import type { Flow } from '../flow';

/** What the shop does about money that does not come back by itself. */
export const paymentFlows: readonly Flow[] = [
  {
    action: 'payment.retryRefund',
    function: 'store',
    weight: 2,
    ask: ({ draw, dump }) => {
      const payments = (dump['payments'] ?? []) as Payment[];
      const failed = payments.flatMap(failedRefunds);
      const all = payments.flatMap(({ refunds }) => refunds);
      const some = failed.length > 0 && draw.chance(0.8) ? failed : all;
      if (some.length === 0) return null;
      return { by: 'manager', data: { outRefundNo: draw.pick(some).outRefundNo } };
    },
    lasting: (reply: { outRefundNo: string; amountFen: number }) => [
      reply.outRefundNo,
      reply.amountFen,
    ],
  },
];
