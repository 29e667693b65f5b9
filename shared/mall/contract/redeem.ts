import * as v from 'valibot';
import type { Action } from '../../action';
import { storeIdSchema, whole } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { OrderId } from '../../kernel/ids';
import type { Refusal } from '../../kernel/result';
import { addressSchema, orderIdSchema } from '../../order/contract';
import type { OrderState } from '../../order/model';
import type { PaymentSheet, PreparePaymentRefusal } from '../../payment/contract';
import type { NotEnough } from '../../points/rules';
import { type ItemNotFound, itemIdSchema } from './items';
import type { OrderNotFound } from './orders';

/**
 * `mall.redeem`: points for an item, or points and money, once for each request id. Where money is part
 * of the price the points are taken at once, the order waits for the money, and `payment` is what the
 * phone needs to pay; the request repeated gives it again, and so does `mall.payOrder`.
 *
 * Errors, none of which leaves anything written: `mall.item_not_found`; `mall.not_started` (`fromMs`);
 * `mall.ended` (`toMs`); `mall.item_changed` (`pricePoints`, `cashFen` of now); `payment.not_configured`;
 * `mall.limit_per_order` (`perOrder`); `mall.limit_reached` (`period` or null,
 * `limit`, `left`); `points.insufficient` (`neededPoints`, `availablePoints`); `mall.sold_out`
 * (`stockLeft`); `mall.delivery_not_offered` (`deliveries`); `mall.address_required`;
 * `mall.wrong_store` (`storeIds`); `mall.tier_too_low` (`neededTier`: its name).
 *
 * Errors after which the order waits for its money: `payment.unavailable`, safe to repeat;
 * `payment.closed`, when a repetition comes too late to pay.
 */
export const redeemRequest = v.strictObject({
  itemId: itemIdSchema,
  quantity: whole(1, 1000),
  /** The item's first when left out. */
  delivery: v.optional(v.picklist(['pickup', 'ship'])),
  /** The one store to collect it in; every store of the item when left out. */
  storeId: v.optional(storeIdSchema),
  /** Needed to ship. */
  address: v.optional(addressSchema),
  /** `GetItemReply.version` as the member saw it; whatever is on the shelf when left out. */
  version: v.optional(whole(1, 1_000_000)),
});

export interface RedeemReply {
  readonly orderId: OrderId;
  /** `awaiting_payment` where money is part of the price, else `ready`. */
  readonly state: OrderState;
  /** For all of it, as is `priceFen`. */
  readonly pricePoints: Points;
  /** 0 for points alone. */
  readonly priceFen: Fen;
  /** What the phone needs to pay; null unless it waits for money. */
  readonly payment: PaymentSheet | null;
  /** Units: ms since the epoch; null for what is shipped. */
  readonly collectByMs: number | null;
}

export type RedeemRefusal =
  | ItemNotFound
  | PreparePaymentRefusal
  | Refusal<'mall.item_changed'>
  | Refusal<'mall.not_started'>
  | Refusal<'mall.ended'>
  | Refusal<'mall.tier_too_low'>
  | Refusal<'mall.limit_per_order'>
  | Refusal<'mall.limit_reached'>
  | NotEnough
  | Refusal<'mall.sold_out'>
  | Refusal<'mall.delivery_not_offered'>
  | Refusal<'mall.address_required'>
  | Refusal<'mall.wrong_store'>;

/**
 * `mall.payOrder`: the paying sheet again, for an order of the caller's that waits for its money. Nothing
 * but the order's own price can be paid for it.
 *
 * Errors: `mall.order_not_found`; `payment.closed` when the time is over or the order was given up;
 * `payment.already_paid`; `payment.unavailable`, safe to repeat.
 */
export const payOrderRequest = v.strictObject({ orderId: orderIdSchema });

export interface PayOrderReply {
  readonly orderId: OrderId;
  readonly payment: PaymentSheet;
}

export type PayOrderRefusal = OrderNotFound | PreparePaymentRefusal;

export interface RedeemActions {
  'mall.redeem': Action<'member', typeof redeemRequest, RedeemReply, RedeemRefusal>;
  'mall.payOrder': Action<'member', typeof payOrderRequest, PayOrderReply, PayOrderRefusal>;
}
