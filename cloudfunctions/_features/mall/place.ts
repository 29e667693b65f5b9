import type { InferOutput } from 'valibot';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { redeemRequest } from '#shared/mall/contract/redeem';
import type { Item } from '#shared/mall/model';
import type { RedeemDecision } from '#shared/mall/rules';
import type { Order, PickupDelivery, ShipDelivery } from '#shared/order/model';
import { timeToPayMs } from '#shared/order/money';
import { flowLifeMs } from '#shared/order/rules';
import type { MemberCall } from '../../_kit/action';
import { seal } from '../../_kit/seal';
import { addOrder, findOrder, removePlacing } from '../../_orders/orders';
import { returnStock, takeStock, untakeStock } from '../../_orders/stock';

export type RedeemWish = InferOutput<typeof redeemRequest>;
export type PlaceRefusal = Refusal<'mall.sold_out'> | Refusal<'request.busy'>;

interface Placing {
  readonly orderId: OrderId;
  readonly item: Item;
  readonly wish: RedeemWish;
  readonly decided: RedeemDecision;
}

/**
 * Takes the stock and adds the order, which then waits for its debit. What is sold out leaves nothing
 * behind. The same order placed again, by a twin or a later try, meets its own stock and itself; a twin
 * so late that the order has struck its line out already gives its taking back.
 */
export async function place(
  call: MemberCall,
  { orderId, item, wish, decided }: Placing,
): Promise<Result<Order, PlaceRefusal>> {
  const { itemId } = item;
  const { quantity } = wish;
  const taken = await takeStock(call, { itemId, orderId, quantity });
  if (taken.outcome === 'short') {
    // The last piece may have gone to this very order.
    const standing = await findOrder(call, orderId);
    if (standing) return accept(standing);
    return refuse({ code: 'mall.sold_out', stockLeft: taken.left });
  }
  // This very request was given up a moment ago: it may be made again when that is forgotten.
  if (taken.outcome === 'returned') return refuse({ code: 'request.busy' });

  const { title, kind, version, pictures } = item;
  const { order } = await addOrder(call, {
    orderId,
    kind: 'mall',
    memberId: call.caller.memberId,
    requestId: call.requestId,
    stockToken: taken.token,
    item: { itemId, version, title, kind, picture: pictures[0] ?? null },
    quantity,
    pricePoints: decided.pricePoints,
    priceFen: decided.priceFen,
    delivery: deliveryOf(call, wish, decided),
    onLapse: decided.onLapse,
    ...(decided.priceFen > 0 && {
      onLapseCash: decided.onLapseCash,
      payByMs: call.nowMs + timeToPayMs,
    }),
    state: 'placing',
    by: 'member',
    listedAtMs: null,
    nextCheckAtMs: call.nowMs + flowLifeMs,
  });
  if (order.stockToken !== taken.token) {
    await untakeStock(call, { itemId, token: taken.token, quantity });
  }
  return accept(order);
}

/** Undoes {@link place} when the account, meanwhile changed by others, no longer allows it. */
export async function takeBack(
  call: MemberCall,
  orderId: OrderId,
  { itemId, quantity }: Pick<RedeemWish, 'itemId' | 'quantity'>,
): Promise<void> {
  await Promise.all([
    returnStock(call, { itemId, orderId, quantity }),
    removePlacing(call, orderId),
  ]);
}

function deliveryOf(
  call: MemberCall,
  { address }: RedeemWish,
  { delivery }: RedeemDecision,
): PickupDelivery | ShipDelivery {
  if (delivery.kind === 'pickup') return delivery;
  const sealedAddress = seal(call.ports, JSON.stringify(address));
  return { kind: 'ship', sealedAddress, parcel: null };
}
