import type { OrderId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import { deliveryOnceReady, sendsMoneyBack } from '#shared/order/money';
import type { Payment } from '#shared/payment/model';
import { outRefundNoOf } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import type { PaidDecision, PaymentSubject } from '../../_kit/payment';
import { programmeInForce } from '../../_ledger/rulebook';
import { giveOrderGrowth, takeOrderGrowthBack } from '../../_ledger/ordergrowth';
import { findOrder, moveOrder } from '../../_orders/orders';
import { refundReason } from './money';
import { resolvePlacing, returnReason } from './outcome';
import type { MallPorts } from './ports';

/** What payment tells the mall. */
export function mallSubject(ports: MallPorts): PaymentSubject {
  return {
    onPaid: (call, payment) => takePayment(call, ports, payment),
    // The order was over before the money went back, and shows what the payment itself says of it.
    onRefunded: () => Promise.resolve(),
  };
}

/**
 * Money has come for an order: the order that waits for it takes it, one that is over sends it back.
 * Its own document decides between the two, so told again it comes to the same end. Database calls: 2.
 */
export async function takePayment(
  call: Call,
  ports: MallPorts,
  payment: Payment,
): Promise<PaidDecision> {
  const { orderId } = payment.subject;
  const found = await findOrder(call, orderId as OrderId);
  if (!found) throw new Error(`${payment.outTradeNo} pays for no order`);
  // Only who has the paying sheet can pay, and it is given when the order waits; never rely on it.
  const order =
    found.state === 'placing' ? await resolvePlacing(call, ports, found.orderId) : found;
  if (order.state === 'awaiting_payment') {
    // Before it is ready: so what is ready has given its growth, and who cancels it finds that.
    await giveOrderGrowth(call, { ...order, title: order.item.title, source: 'mall' });
    if (await makeReady(call, order)) return { is: 'keep' };
  }
  const standing =
    order.state === 'awaiting_payment' ? await findOrder(call, order.orderId) : order;
  if (!standing) throw new Error(`order ${orderId} is gone`);
  if (!sendsMoneyBack(standing)) return { is: 'keep' };
  await takeOrderGrowthBack(call, standing, returnReason(standing));
  const { outTradeNo } = payment;
  const reason = refundReason(standing);
  return { is: 'refund', outRefundNo: outRefundNoOf(outTradeNo), reason };
}

/** Gives false when somebody moved the order on before. */
async function makeReady(call: Call, order: Order): Promise<boolean> {
  const { dayBoundary } = (await programmeInForce(call)).body;
  const delivery = deliveryOnceReady(order, call.nowMs, dayBoundary);
  const nextCheckAtMs = delivery.kind === 'pickup' ? delivery.collectByMs : null;
  const patch = { delivery, nextCheckAtMs };
  return moveOrder(call, order, { from: 'awaiting_payment', to: 'ready', by: 'payment', patch });
}
