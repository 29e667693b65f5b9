import type { Order } from '../order/model';
import type { Payment } from '../payment/model';
import type { Invariant } from './model';
import { moneyFault } from './money';
import { mallOrders } from './orders';
import { documentsOf } from './shop';

export const paymentInvariants: readonly Invariant[] = [
  {
    number: 26,
    says: 'an order has one payment at WeChat, over its own amount, kept or given back and never both',
    needs: ['payments'],
    *breaches(shop) {
      const { dump } = shop;
      const orders = new Map(
        (documentsOf(dump, 'orders') as Order[]).map((order) => [String(order.orderId), order]),
      );
      const seen = new Set<string>();
      for (const payment of documentsOf(dump, 'payments') as Payment[]) {
        const { outTradeNo, state, transactionId, paidAtMs, amountFen, subject } = payment;
        if (state === 'paid' && (transactionId === null || paidAtMs === null)) {
          yield { of: outTradeNo, what: 'paid without a number of WeChat’s' };
        }
        if (transactionId !== null && seen.has(transactionId)) {
          yield { of: outTradeNo, what: `${transactionId} paid another, too` };
        }
        if (transactionId !== null) seen.add(transactionId);
        const order = orders.get(subject.orderId);
        // One that was never opened only keeps others from opening it.
        const isOpened = payment.prepayId !== '';
        if (order && isOpened && order.priceFen !== amountFen) {
          yield { of: outTradeNo, what: `${String(amountFen)} fen for ${String(order.priceFen)}` };
        }
      }
      const byOrder = new Map(
        (documentsOf(dump, 'payments') as Payment[]).map((one) => [one.subject.orderId, one]),
      );
      for (const order of mallOrders(shop)) {
        const what = moneyFault(order, byOrder.get(order.orderId));
        if (what) yield { of: order.orderId, what };
      }
    },
  },
  {
    number: 29,
    says: 'a payment counts once: what is paid is given back or may be, to the fen',
    needs: ['payments'],
    *breaches({ dump }) {
      for (const payment of documentsOf(dump, 'payments') as Payment[]) {
        const { outTradeNo, state, amountFen, refundableFen, refunds } = payment;
        const numbers = new Set(refunds.map(({ outRefundNo }) => outRefundNo));
        const back = refunds
          .filter((refund) => refund.state !== 'closed')
          .reduce((sum, refund) => sum + refund.amountFen, 0);
        const paidFen = state === 'paid' ? amountFen : 0;
        if (numbers.size !== refunds.length) yield { of: outTradeNo, what: 'a refund twice' };
        if (refundableFen < 0 || back + refundableFen !== paidFen) {
          yield {
            of: outTradeNo,
            what: `${String(paidFen)} paid, ${String(back)} back, ${String(refundableFen)} left`,
          };
        }
      }
    },
  },
];
