import type { Seat, Team } from '#shared/groupbuy/model';
import { priceOf } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import type { Order, OrderActor, OrderState } from '#shared/order/model';
import { canMove } from '#shared/order/rules';
import { outTradeNoOf } from '#shared/payment/rules';
import type { PaymentWish } from '../../_kit/payment';
import type { Call } from '../../_kit/action';
import { findOrder, moveOrder, type OrderMove } from '../../_orders/orders';

const kind = 'groupbuy';

/** How an order is moved on: from where it is believed to be, else from wherever it is found. */
export interface OrderStep {
  readonly expected: OrderState;
  readonly to: OrderState;
  readonly by: OrderActor;
  readonly patch?: OrderMove['patch'];
}

/**
 * Moves an order to a state, wherever it stands, if its graph leads there. Gives null where it does not
 * (it is there already, or beyond), or where there is no such order. One call when it is where it was
 * expected.
 */
export async function moveOrderTo(
  call: Call,
  orderId: OrderId,
  { expected, to, by, patch = {} }: OrderStep,
): Promise<Order | null> {
  let from: OrderState = expected;
  // As often as an order can be moved on by others meanwhile.
  for (let tried = 0; tried < 5; tried += 1) {
    if (canMove(kind, from, to)) {
      if (await moveOrder(call, { orderId, kind }, { from, to, by, patch })) return null;
    }
    const standing = await findOrder(call, orderId);
    if (!standing || !canMove(kind, standing.state, to)) return standing;
    from = standing.state;
  }
  throw new Error(`order ${orderId} kept changing`);
}

/** The payment behind a seat; the same for every repetition. */
export function paymentOf(
  call: Call,
  orderId: OrderId,
): Pick<PaymentWish, 'outTradeNo' | 'subject'> {
  return {
    outTradeNo: outTradeNoOf(orderId, call.ports.sha256),
    subject: { kind, orderId },
  };
}

export function paymentWish(
  call: Call,
  { terms }: Pick<Team, 'terms'>,
  { orderId, quantity, heldUntilMs }: Seat,
  openid: string,
): PaymentWish {
  return {
    ...paymentOf(call, orderId),
    amountFen: priceOf(terms, quantity).amountFen,
    description: terms.item.title,
    openid,
    expiresAtMs: heldUntilMs,
  };
}
