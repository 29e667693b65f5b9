import { toFen, type Fen } from '#shared/kernel/amounts';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { PayOrderRefusal, PayOrderReply } from '#shared/mall/contract/redeem';
import type { Order } from '#shared/order/model';
import { canBePaid, sendsMoneyBack, wasPaid } from '#shared/order/money';
import type { PaymentSheet, PreparePaymentRefusal } from '#shared/payment/contract';
import type { RefundReason } from '#shared/payment/model';
import { outRefundNoOf, outTradeNoOf } from '#shared/payment/rules';
import type { Call, MemberCall } from '../../_kit/action';
import type { PaymentWish } from '../../_kit/payment';
import { findOwnOrder } from './own-order';
import type { MallPorts } from './ports';

/** The payment behind an order; the same for every repetition. */
export function paymentOf(
  call: Call,
  { orderId }: Pick<Order, 'orderId'>,
): Pick<PaymentWish, 'outTradeNo' | 'subject'> {
  const outTradeNo = outTradeNoOf(orderId, call.ports.sha256);
  return { outTradeNo, subject: { kind: 'mall', orderId } };
}

/**
 * What the phone needs to pay for an order: amount and deadline are the order's own, whatever the item
 * costs by now. Database calls: 1; when repeated 2.
 */
export async function askForMoney(
  call: MemberCall,
  { payments }: MallPorts,
  order: Order,
): Promise<Result<PaymentSheet, PreparePaymentRefusal>> {
  const { openid } = call.caller;
  if (openid === null) throw new Error('a caller without an openid cannot pay');
  return payments.preparePayment(call, {
    ...paymentOf(call, order),
    amountFen: order.priceFen,
    description: order.item.title,
    openid,
    expiresAtMs: order.payByMs ?? call.nowMs,
  });
}

/** The sheet again, for an order of the caller's that still waits for its money. */
export async function payOrder(
  call: MemberCall,
  ports: MallPorts,
  orderId: OrderId,
): Promise<Result<PayOrderReply, PayOrderRefusal>> {
  const order = await findOwnOrder(call, orderId);
  if (order?.kind !== 'mall') return refuse({ code: 'mall.order_not_found' });
  if (wasPaid(order)) return refuse({ code: 'payment.already_paid' });
  if (!canBePaid(order, call.nowMs)) return refuse({ code: 'payment.closed' });
  const sheet = await askForMoney(call, ports, order);
  return sheet.ok ? accept({ orderId, payment: sheet.value }) : sheet;
}

/**
 * Sends the money of an order that is over back to who paid it, all of it and once, or sees to it that
 * it cannot be paid any more. Gives how much is on its way back; 0 where none was paid, or WeChat does
 * not say so yet: then `takePayment` sends it back. Database calls: 2 for one that was paid.
 */
export async function returnMoney(call: Call, { payments }: MallPorts, order: Order): Promise<Fen> {
  if (order.priceFen === 0 || !sendsMoneyBack(order)) return toFen(0);
  const { outTradeNo, subject } = paymentOf(call, order);
  const isPaid =
    wasPaid(order) || (await payments.closePayment(call, { outTradeNo, subject })) === 'paid';
  if (!isPaid) return toFen(0);
  const refunded = await payments.refundPayment(call, {
    outTradeNo,
    outRefundNo: outRefundNoOf(outTradeNo),
    amountFen: order.priceFen,
    reason: refundReason(order),
  });
  if (!refunded.ok) throw new Error(`${order.orderId} is not refunded: ${refunded.error.code}`);
  return order.priceFen;
}

/** Why the money of an order goes back. */
export function refundReason(order: Pick<Order, 'state' | 'priceFen' | 'history'>): RefundReason {
  if (order.state === 'lapsed') return 'mall.lapsed';
  return wasPaid(order) ? 'mall.cancelled' : 'mall.paid_late';
}
