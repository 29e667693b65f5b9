import type { Fen, Points } from '../kernel/amounts';
import type { CashLapseRule, GoodsKind, LapseRule } from '../order/model';
import type { TierCode } from '../tier/model';

/** How a redeemed item reaches the member. */
export type DeliveryKind = 'pickup' | 'ship';

export type LimitPeriod = 'day' | 'week' | 'month';

/** How many a member may redeem. Weeks begin on Monday; days are those of the shop. */
export interface ItemLimits {
  readonly perOrder: number;
  /** In all; null for any number. */
  readonly perMember: number | null;
  readonly perPeriod: { readonly period: LimitPeriod; readonly quantity: number } | null;
}

/** What the owner says of an item: redeemed for points, or for points and a part in money. */
export interface ItemBody {
  readonly title: string;
  readonly kind: GoodsKind;
  readonly pricePoints: Points;
  /** Paid besides the points, for one; absent for points alone. */
  readonly cashFen?: Fen | undefined;
  /** What it costs in the shop; null where it cannot be bought. */
  readonly referencePriceFen: Fen | null;
  readonly description: string;
  /** `art:<name>` (drawn by us) or `https` addresses, the first is the cover. */
  readonly pictures: readonly string[];
  /** From and including the one instant, up to the other; null where it is open. */
  readonly window: { readonly fromMs: number | null; readonly toMs: number | null };
  /** Where it can be collected; null in every store. */
  readonly storeIds: readonly string[] | null;
  /** At least one; the first is what a redemption means that does not say. */
  readonly deliveries: readonly DeliveryKind[];
  /** Whole days to collect it in, the day of redeeming not counted. */
  readonly collectDays: number;
  readonly onLapse: LapseRule;
  /** What becomes of the money then; absent: it goes back. */
  readonly onLapseCash?: CashLapseRule | undefined;
  readonly limits: ItemLimits;
  /** The lowest tier that may redeem it; null, or absent in older versions, where anybody may. */
  readonly minTier?: TierCode | null;
  /** Recommended items come first, the smaller number before. */
  readonly rank: number;
}

/** One immutable version of an item; orders name the version they were made under. */
export interface Item extends ItemBody {
  readonly itemId: string;
  readonly version: number;
  readonly publishedAtMs: number;
  /** When the first version was published. */
  readonly addedAtMs: number;
}

/** Where an item stands in its time. */
export type WindowState = 'coming' | 'on' | 'ended';

/**
 * How many of an item a member has redeemed, in the account itself so that no two redemptions at once
 * pass a limit. Kept only for items with a limit per member or per period, and only while it counts.
 */
export interface RedeemedCount {
  readonly itemId: string;
  readonly quantity: number;
  /** The period of the newest redemption and how many fell into it. */
  readonly period: { readonly key: string; readonly quantity: number } | null;
  /** From when on the count says nothing any more; null for never. */
  readonly untilMs: number | null;
}

/** What a member saves up for. */
export interface SavingsGoal {
  readonly itemId: string;
  readonly setAtMs: number;
}
