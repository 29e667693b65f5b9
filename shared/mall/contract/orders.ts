import * as v from 'valibot';
import type { Action } from '../../action';
import { whole } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { OrderId } from '../../kernel/ids';
import type { Refusal } from '../../kernel/result';
import type { NoticeOffer } from '../../notice/contract';
import { orderIdSchema } from '../../order/contract';
import type {
  Address,
  CashLapseRule,
  Collected,
  LapseRule,
  OrderEvent,
  OrderKind,
  OrderState,
  OrderedItem,
  Parcel,
} from '../../order/model';
import type { OutTradeNo } from '../../payment/model';
import type { Lot } from '../../points/model';
import type { DeliveryKind } from '../model';

/**
 * `mall.listOrders`: the caller's orders, redeemed or bought in a team, newest first, `limit` (default
 * 20) at a time.
 */
export const listOrdersRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,15}~[\w.:-]{1,120}$/)))),
  limit: v.optional(whole(1, 50)),
  /** `open`: something of it is still to come: to pay, to collect, a parcel, money back. */
  filter: v.optional(v.picklist(['all', 'open'])),
});

export interface OrderCard {
  readonly orderId: OrderId;
  /** `mall.getOrder` shows orders of a team, too. */
  readonly kind: OrderKind;
  readonly item: OrderedItem;
  readonly quantity: number;
  /** For all of it, as is `priceFen`. */
  readonly pricePoints: Points;
  readonly priceFen: Fen;
  readonly state: OrderState;
  readonly deliveryKind: DeliveryKind;
  /** Until when it can be collected; null for what is shipped. Units: ms since the epoch. */
  readonly collectByMs: number | null;
  /** Until when it can be paid; null unless it waits for money. Units: ms since the epoch. */
  readonly payByMs: number | null;
  readonly createdAtMs: number;
}

export interface ListOrdersReply {
  readonly orders: readonly OrderCard[];
  readonly nextCursor: string | null;
}

/** `mall.getOrder`. Errors: `mall.order_not_found`, for another member's order, too. */
export const getOrderRequest = v.strictObject({ orderId: orderIdSchema });

export interface GetOrderReply extends OrderCard {
  readonly onLapse: LapseRule;
  /** Says nothing where `priceFen` is 0. */
  readonly onLapseCash: CashLapseRule;
  /** For `payment.check` while it waits for money; null for points alone. */
  readonly outTradeNo: OutTradeNo | null;
  /** 16 characters for the counter, also as a QR code; null unless it can be collected now. */
  readonly voucherCode: string | null;
  /** Where it can be collected; null in every store, and for what is shipped. */
  readonly storeIds: readonly string[] | null;
  /** The team it is bought in; null for what is redeemed. */
  readonly teamId: string | null;
  readonly collected: Pick<Collected, 'storeId' | 'atMs'> | null;
  /** The member's own; null for what is collected. */
  readonly address: Address | null;
  readonly parcel: Parcel | null;
  /** Oldest first. */
  readonly history: readonly OrderEvent[];
  /**
   * What comes back if the member cancels now, lot by lot; null when it cannot be cancelled. A lot
   * whose date has passed comes back with the date shown here. `cashFen`: 0 unless it was paid.
   */
  readonly onCancel: {
    readonly points: Points;
    readonly lots: readonly Lot[];
    readonly cashFen: Fen;
  } | null;
  /** The message before the deadline, where the shop has one: ask for it beside the code. */
  readonly noticeOffer?: NoticeOffer;
  /** What came back after it was cancelled or lapsed; null when nothing did. */
  readonly returnedPoints: Points | null;
  /** Money that goes back, or is back with who paid (`done`); null when none does. */
  readonly refund: {
    readonly amountFen: Fen;
    /** `delayed`: it failed, and somebody of the shop has to act. */
    readonly state: 'under_way' | 'delayed' | 'done';
  } | null;
}

export type OrderNotFound = Refusal<'mall.order_not_found'>;

/**
 * `mall.cancelOrder`: gives up an order that was not handed over yet; points return to the very lots,
 * the stock and the limit come back, money that was paid goes back in full, and what was not paid
 * cannot be any more. Cancelling again answers as the first time.
 *
 * Errors: `mall.order_not_found`; `mall.not_cancellable` with the `state` it is in, and `collected`
 * ({storeId, atMs}) where a store was first.
 */
export const cancelOrderRequest = v.strictObject({ orderId: orderIdSchema });

export interface CancelOrderReply {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly returnedPoints: Points;
  /** Money that is on its way back; 0 where none was paid. */
  readonly refundedFen: Fen;
  readonly availablePoints: Points;
}

export type CancelOrderRefusal = OrderNotFound | Refusal<'mall.not_cancellable'>;

export interface OrderActions {
  'mall.listOrders': Action<'member', typeof listOrdersRequest, ListOrdersReply>;
  'mall.getOrder': Action<'member', typeof getOrderRequest, GetOrderReply, OrderNotFound>;
  'mall.cancelOrder': Action<
    'member',
    typeof cancelOrderRequest,
    CancelOrderReply,
    CancelOrderRefusal
  >;
}
