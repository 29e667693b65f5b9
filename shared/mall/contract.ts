import * as v from 'valibot';
import type { Action } from '../action';
import { toFen, toPoints, type Fen, type Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { OrderId } from '../kernel/ids';
import type { Refusal } from '../kernel/result';
import type { NoticeOffer } from '../notice/contract';
import { phoneShape } from '../order/address';
import type {
  Address,
  CashLapseRule,
  Collected,
  GoodsKind,
  LapseRule,
  OrderedItem,
  OrderEvent,
  OrderKind,
  OrderState,
  Parcel,
} from '../order/model';
import type { PaymentSheet, PreparePaymentRefusal } from '../payment/contract';
import type { OutTradeNo } from '../payment/model';
import type { Lot } from '../points/model';
import type { NotEnough } from '../points/rules';
import { tierCodeSchema } from '../tier/contract';
import type { DeliveryKind, ItemLimits, WindowState } from './model';
import type { TierGate } from './tiergate';

/** Far above any shelf; so many are read in one call and kept in one account. */
export const shelfMax = 500;

const itemId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const orderId = v.pipe(v.string(), v.regex(/^(?:mall|groupbuy):[\w.:-]{1,120}$/));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const text = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));

/** An item as a list shows it, for the member who asks. */
export interface ItemCard {
  readonly itemId: string;
  readonly title: string;
  readonly kind: GoodsKind;
  /** `art:<name>` (drawn by us) or an address, as `ui/paper/Picture` takes it; null for none. */
  readonly picture: string | null;
  /** For one. */
  readonly pricePoints: Points;
  /** What one costs besides the points; 0 for points alone. */
  readonly cashFen: Fen;
  /** What it costs in the shop; null where it cannot be bought. */
  readonly referencePriceFen: Fen | null;
  /**
   * What 1,000 points are worth here, the money taken off, rounded down to whole fen; null without a
   * reference price. Compare with `cashWorthFenPer1000` of the same reply.
   */
  readonly worthFenPer1000: Fen | null;
  readonly window: {
    readonly state: WindowState;
    /** Units: ms since the epoch; null where open. */
    readonly fromMs: number | null;
    readonly toMs: number | null;
  };
  readonly stockLeft: number;
  /** How many more this member may redeem under the limits today; null where there is no limit. */
  readonly leftForMe: number | null;
  /** How many points are missing for one; 0 when the member can afford it. */
  readonly missingPoints: Points;
  readonly deliveries: readonly DeliveryKind[];
  /** From which tier on it may be redeemed; null where anybody may. */
  readonly minTier: TierGate | null;
  /** Whether the member saves up for it. */
  readonly isGoal: boolean;
}

export const listItemsMaxLimit = 100;

/**
 * `mall.listItems`: the shelf, `limit` (default 20) at a time. What is on comes before what is to come
 * and what has ended (shown for 30 days); within each in the order asked for.
 *
 * - `filter`: `affordable` now; `almost`: at least four fifths of the points are there; or a kind.
 * - `sort`: `recommended` (default), `price_low`, `price_high`, `newest`, `value` (worth per point).
 * - `search`: a part of the title, in any case.
 */
export const listItemsRequest = v.strictObject({
  /** `nextCursor` of the page before; the other fields stay the same. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)))),
  limit: v.optional(whole(1, listItemsMaxLimit)),
  filter: v.optional(v.picklist(['all', 'affordable', 'almost', 'goods', 'voucher', 'service'])),
  sort: v.optional(v.picklist(['recommended', 'price_low', 'price_high', 'newest', 'value'])),
  search: v.optional(v.pipe(v.string(), v.maxLength(40))),
});

export interface ListItemsReply {
  readonly items: readonly ItemCard[];
  /** Give it back to get the next page; null after the last. */
  readonly nextCursor: string | null;
  readonly availablePoints: Points;
  /** What 1,000 points take off a bill at the till; null while they are not taken for money. */
  readonly cashWorthFenPer1000: Fen | null;
}

/** `mall.getItem`: one item with everything its page says. Errors: `mall.item_not_found`. */
export const getItemRequest = v.strictObject({ itemId });

export interface GetItemReply extends ItemCard {
  /** What `mall.redeem` may be given back, so that nobody pays another price than the one shown. */
  readonly version: number;
  readonly description: string;
  /** As for `picture`, the cover first. */
  readonly pictures: readonly string[];
  readonly limits: ItemLimits;
  /** Where it can be collected; null in every store. Names and places: the stores directory. */
  readonly storeIds: readonly string[] | null;
  /** Whole days to collect it in, the day of redeeming not counted. */
  readonly collectDays: number;
  /** What becomes of the points when it is not collected in time. */
  readonly onLapse: LapseRule;
  /** What becomes of the money then; says nothing where `cashFen` is 0. */
  readonly onLapseCash: CashLapseRule;
  readonly availablePoints: Points;
  readonly cashWorthFenPer1000: Fen | null;
  /** The most that could be redeemed in one order now: stock, limits and points considered. */
  readonly mostNow: number;
}

export type ItemNotFound = Refusal<'mall.item_not_found'>;

export const addressSchema = v.strictObject({
  name: text(1, 30),
  phone: v.pipe(v.string(), v.regex(phoneShape)),
  region: text(2, 60),
  detail: text(2, 120),
});

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
  itemId,
  quantity: whole(1, 1000),
  /** The item's first when left out. */
  delivery: v.optional(v.picklist(['pickup', 'ship'])),
  /** The one store to collect it in; every store of the item when left out. */
  storeId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))),
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
export const payOrderRequest = v.strictObject({ orderId });

export interface PayOrderReply {
  readonly orderId: OrderId;
  readonly payment: PaymentSheet;
}

export type PayOrderRefusal = OrderNotFound | PreparePaymentRefusal;

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
export const getOrderRequest = v.strictObject({ orderId });

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
  readonly refund: { readonly amountFen: Fen; readonly state: 'under_way' | 'done' } | null;
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
export const cancelOrderRequest = v.strictObject({ orderId });

export interface CancelOrderReply {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly returnedPoints: Points;
  /** Money that is on its way back; 0 where none was paid. */
  readonly refundedFen: Fen;
  readonly availablePoints: Points;
}

export type CancelOrderRefusal = OrderNotFound | Refusal<'mall.not_cancellable'>;

/** `mall.setGoal`: what the caller saves up for; null for nothing. Errors: `mall.item_not_found`. */
export const setGoalRequest = v.strictObject({ itemId: v.nullable(itemId) });

export interface SetGoalReply {
  readonly goal: GoalProgress | null;
}

/** How far a member has come, and when the goal is reached at the pace of the last weeks. */
export interface GoalProgress {
  readonly itemId: string;
  readonly title: string;
  readonly picture: string | null;
  readonly pricePoints: Points;
  readonly availablePoints: Points;
  /** Earned and on its way: counted as there from the day it can be spent. */
  readonly pendingPoints: Points;
  readonly missingPoints: Points;
  /** Points a day at the recent pace, times 100 so that it is whole; 0 for nothing yet. */
  readonly centipointsPerDay: number;
  /** At that pace; today when reached, null when there is no pace or it is over ten years away. */
  readonly reachedOn: BusinessDate | null;
  /** What would bring it sooner, the best first. */
  readonly sooner: readonly GoalHint[];
}

export type GoalHint =
  /** Checking in every day from today: by then the goal is reached. */
  | {
      readonly kind: 'checkin_daily';
      readonly pointsPerMonth: Points;
      readonly reachedOn: BusinessDate;
    }
  /** What buying for so much once would earn. */
  | { readonly kind: 'purchase'; readonly amountFen: Fen; readonly points: Points };

/** How an item is put on the shelf, as published. */
export const itemBodySchema = v.pipe(
  v.strictObject({
    title: text(1, 40),
    kind: v.picklist(['goods', 'service', 'voucher']),
    pricePoints: v.pipe(whole(1, 100_000_000), v.transform(toPoints)),
    /** For one, besides the points. */
    cashFen: v.optional(v.pipe(whole(1, 100_000_000), v.transform(toFen))),
    referencePriceFen: v.nullable(v.pipe(whole(1, 1_000_000_000), v.transform(toFen))),
    description: v.pipe(v.string(), v.maxLength(2000)),
    pictures: v.pipe(
      v.array(
        v.pipe(v.string(), v.maxLength(300), v.regex(/^(?:art:[a-z0-9-]+|https:\/\/[^\s"'<>]+)$/)),
      ),
      v.maxLength(9),
    ),
    window: v.pipe(
      v.strictObject({
        fromMs: v.nullable(whole(0, 8_000_000_000_000)),
        toMs: v.nullable(whole(0, 8_000_000_000_000)),
      }),
      v.check(
        ({ fromMs, toMs }) => fromMs === null || toMs === null || fromMs < toMs,
        'an end after the start',
      ),
    ),
    storeIds: v.nullable(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))),
        v.minLength(1),
        v.maxLength(500),
      ),
    ),
    deliveries: v.pipe(
      v.array(v.picklist(['pickup', 'ship'])),
      v.minLength(1),
      v.check((kinds) => new Set(kinds).size === kinds.length, 'each kind once'),
    ),
    collectDays: whole(1, 365),
    onLapse: v.picklist(['return', 'forfeit']),
    onLapseCash: v.optional(v.picklist(['refund', 'keep'])),
    limits: v.strictObject({
      perOrder: whole(1, 1000),
      perMember: v.nullable(whole(1, 1_000_000)),
      perPeriod: v.nullable(
        v.strictObject({
          period: v.picklist(['day', 'week', 'month']),
          quantity: whole(1, 1_000_000),
        }),
      ),
    }),
    minTier: v.optional(v.nullable(tierCodeSchema), null),
    rank: whole(0, 1_000_000),
  }),
  v.check(
    ({ kind, deliveries }) => kind === 'goods' || !deliveries.includes('ship'),
    'only goods are shipped',
  ),
);

/**
 * `mall.publishItem` (jobs function, for operators): the next version of an item. Orders keep the
 * version they were made under.
 *
 * Errors: `mall.version_conflict` with `latestVersion` unless `afterVersion` is it;
 * `mall.tier_unknown` (`tierCodes`) for a tier that the rules in force do not have;
 * `mall.shelf_full`; `request.key_reused`.
 */
export const publishItemRequest = v.strictObject({
  itemId,
  /** The version it follows; 0 for a new item. */
  afterVersion: whole(0, 1_000_000),
  operator: text(1, 64),
  body: itemBodySchema,
});

export interface PublishItemReply {
  readonly itemId: string;
  readonly version: number;
  readonly worthFenPer1000: Fen | null;
  /**
   * Said, never enforced. `poorer_than_cash`: 1,000 points would take more off a bill at the till.
   * `no_reference_price`: members are not told what it is worth.
   */
  readonly warnings: readonly (
    | {
        readonly code: 'poorer_than_cash';
        readonly worthFenPer1000: Fen;
        readonly cashWorthFenPer1000: Fen;
        /** The highest price at which it is worth as much as at the till. */
        readonly fairPricePoints: Points;
      }
    | { readonly code: 'no_reference_price' }
  )[];
}

export type PublishItemRefusal =
  Refusal<'mall.version_conflict'> | Refusal<'mall.shelf_full'> | Refusal<'mall.tier_unknown'>;

/**
 * `mall.restock` (jobs function, for operators): more of an item, or fewer when negative, with a
 * reason; once for each request id.
 *
 * Errors: `mall.item_not_found`; `mall.stock_too_low` (`stockLeft`); `request.key_reused`.
 */
export const restockRequest = v.strictObject({
  itemId,
  quantity: v.pipe(whole(-1_000_000, 1_000_000), v.notValue(0)),
  reason: text(1, 200),
  operator: text(1, 64),
});

export interface RestockReply {
  readonly itemId: string;
  readonly stockLeft: number;
}

export type RestockRefusal = ItemNotFound | Refusal<'mall.stock_too_low'>;

/**
 * `mall.shipOrder` (jobs function, for operators): the parcel is on its way. The same parcel told
 * again is answered as the first time.
 *
 * Errors: `mall.order_not_found`; `mall.not_shippable` with the `state` it is in, or `request.key_reused`
 * where another parcel was named.
 */
export const shipOrderRequest = v.strictObject({
  orderId,
  carrier: text(1, 40),
  trackingNumber: v.pipe(v.string(), v.regex(/^[\w-]{4,40}$/)),
  operator: text(1, 64),
});

export interface ShipOrderReply {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly address: Address;
}

export type ShipOrderRefusal = OrderNotFound | Refusal<'mall.not_shippable'>;

export interface MallActions {
  'mall.listItems': Action<'member', typeof listItemsRequest, ListItemsReply>;
  'mall.getItem': Action<'member', typeof getItemRequest, GetItemReply, ItemNotFound>;
  'mall.redeem': Action<'member', typeof redeemRequest, RedeemReply, RedeemRefusal>;
  'mall.payOrder': Action<'member', typeof payOrderRequest, PayOrderReply, PayOrderRefusal>;
  'mall.listOrders': Action<'member', typeof listOrdersRequest, ListOrdersReply>;
  'mall.getOrder': Action<'member', typeof getOrderRequest, GetOrderReply, OrderNotFound>;
  'mall.cancelOrder': Action<
    'member',
    typeof cancelOrderRequest,
    CancelOrderReply,
    CancelOrderRefusal
  >;
  'mall.setGoal': Action<'member', typeof setGoalRequest, SetGoalReply, ItemNotFound>;
  'mall.publishItem': Action<
    'jobs',
    typeof publishItemRequest,
    PublishItemReply,
    PublishItemRefusal
  >;
  'mall.restock': Action<'jobs', typeof restockRequest, RestockReply, RestockRefusal>;
  'mall.shipOrder': Action<'jobs', typeof shipOrderRequest, ShipOrderReply, ShipOrderRefusal>;
}
