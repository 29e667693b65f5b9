import * as v from 'valibot';
import type { Action } from '../../action';
import { whole } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { CashLapseRule, GoodsKind, LapseRule } from '../../order/model';
import type { DeliveryKind, ItemLimits, WindowState } from '../model';
import type { TierGate } from '../tiergate';

/** Far above any shelf; so many are read in one call and kept in one account. */
export const shelfMax = 500;

/** An item, as operators name it. */
export const itemIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

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
  cursor: v.optional(v.nullable(itemIdSchema)),
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
export const getItemRequest = v.strictObject({ itemId: itemIdSchema });

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

export interface ItemActions {
  'mall.listItems': Action<'member', typeof listItemsRequest, ListItemsReply>;
  'mall.getItem': Action<'member', typeof getItemRequest, GetItemReply, ItemNotFound>;
}
