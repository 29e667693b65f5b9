import type { Order } from '../order/model';
import { sendsMoneyBack, wasPaid } from '../order/money';
import { standingRefunds } from '../payment/failed';
import type { Payment } from '../payment/model';
import { isSettled, isStanding } from './orders';

/**
 * What is wrong between a redeemed order and the money for it, or null: an order that stands has been
 * paid for and keeps the money, one that is over has given it back or never had it.
 */
export function moneyFault(order: Order, payment: Payment | undefined): string | null {
  const { state, priceFen } = order;
  if (priceFen === 0) return payment ? 'paid for, and costs points alone' : null;
  if (state === 'placing') return null;
  const isPaid = payment?.state === 'paid';
  const isTold = isPaid && payment.settledAtMs !== null;
  if (state === 'awaiting_payment') return isTold ? 'paid, and still waits for money' : null;
  if (isStanding(order) && !isPaid) return `${state} and not paid`;
  if (!isPaid) {
    // Its payment was given up with it, so that nobody pays for nothing.
    return isSettled(order) && payment?.state === 'open' ? `${state}, and may be paid` : null;
  }
  const promised = standingRefunds(payment).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const isOver = sendsMoneyBack(order);
  if (!isOver && promised > 0) return `${state}, and ${String(promised)} fen go back`;
  // Money that came too late goes back as it is told of; that of an order which had it, as the order ends.
  const isDue = (isTold && !wasPaid(order)) || isSettled(order);
  return isOver && isDue && promised < priceFen ? `${state}, and the money is kept` : null;
}
