import * as v from 'valibot';
import type { Action } from '../../action';
import { lines, storeIdSchema, text, whole } from '../../fields';
import { type Fen, type Points, toFen, toPoints } from '../../kernel/amounts';
import type { OrderId } from '../../kernel/ids';
import type { Refusal } from '../../kernel/result';
import { orderIdSchema } from '../../order/contract';
import type { Address, OrderState } from '../../order/model';
import { tierCodeSchema } from '../../tier/contract';
import { type ItemNotFound, itemIdSchema } from './items';
import type { OrderNotFound } from './orders';

/** How an item is put on the shelf, as published. */
export const itemBodySchema = v.pipe(
  v.strictObject({
    title: text(1, 40),
    kind: v.picklist(['goods', 'service', 'voucher']),
    pricePoints: v.pipe(whole(1, 100_000_000), v.transform(toPoints)),
    /** For one, besides the points. */
    cashFen: v.optional(v.pipe(whole(1, 100_000_000), v.transform(toFen))),
    referencePriceFen: v.nullable(v.pipe(whole(1, 1_000_000_000), v.transform(toFen))),
    description: lines(2000),
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
    storeIds: v.nullable(v.pipe(v.array(storeIdSchema), v.minLength(1), v.maxLength(500))),
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
  itemId: itemIdSchema,
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
  itemId: itemIdSchema,
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
  orderId: orderIdSchema,
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

export interface MallOperatorActions {
  'mall.publishItem': Action<
    'jobs',
    typeof publishItemRequest,
    PublishItemReply,
    PublishItemRefusal
  >;
  'mall.restock': Action<'jobs', typeof restockRequest, RestockReply, RestockRefusal>;
  'mall.shipOrder': Action<'jobs', typeof shipOrderRequest, ShipOrderReply, ShipOrderRefusal>;
}
