import { toFen, toPoints, type Fen, type Points } from '../kernel/amounts';
import { addDays, startOfBusinessDateMs } from '../kernel/businessdate';
import type { BusinessDate, DayBoundary } from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { CashLapseRule, LapseRule } from '../order/model';
import type { NotEnough } from '../points/rules';
import type { CashRules } from '../rules/model';
import { leftForMember, limitReached } from './limits';
import { tierGate, type OnLadder } from './tiergate';
import type { DeliveryKind, Item, ItemBody, RedeemedCount, WindowState } from './model';

/** What a member asks for. */
export interface RedeemWish {
  readonly quantity: number;
  readonly delivery?: DeliveryKind | undefined;
  readonly storeId?: string | undefined;
  /** The stores there are; needed only where one is named. */
  readonly openStoreIds?: readonly string[];
  /** The version the member was shown; whatever is on the shelf when left out. */
  readonly version?: number | undefined;
  readonly hasAddress: boolean;
}

/** What is known of the member and the day. */
export interface RedeemContext {
  readonly availablePoints: Points;
  readonly redeemed: readonly RedeemedCount[];
  /** Null while the shop has no tiers. */
  readonly onLadder: OnLadder | null;
  readonly today: BusinessDate;
  readonly nowMs: number;
  readonly dayBoundary: DayBoundary;
}

/** How an order comes out; stock alone is decided elsewhere, by the document that holds it. */
export interface RedeemDecision {
  readonly pricePoints: Points;
  /** For all of it; 0 for points alone. */
  readonly priceFen: Fen;
  readonly delivery:
    | {
        readonly kind: 'pickup';
        readonly storeIds: readonly string[] | null;
        readonly collectByMs: number;
      }
    | { readonly kind: 'ship' };
  readonly onLapse: LapseRule;
  readonly onLapseCash: CashLapseRule;
}

export type RedeemRuleRefusal =
  | Refusal<'mall.not_started'>
  | Refusal<'mall.ended'>
  | Refusal<'mall.item_changed'>
  | Refusal<'mall.tier_too_low'>
  | Refusal<'mall.delivery_not_offered'>
  | Refusal<'mall.wrong_store'>
  | Refusal<'mall.address_required'>
  | Refusal<'mall.limit_per_order'>
  | Refusal<'mall.limit_reached'>
  | NotEnough;

/** Decides a redemption but for the stock. Source: docs/domain/mall.md, rules 5 to 8. */
export function decideRedeem(
  item: Item,
  wish: RedeemWish,
  context: RedeemContext,
): Result<RedeemDecision, RedeemRuleRefusal> {
  const { quantity } = wish;
  const { availablePoints, today, nowMs, dayBoundary } = context;
  const state = windowStateAt(item.window, nowMs);
  if (state === 'coming') return refuse({ code: 'mall.not_started', fromMs: item.window.fromMs });
  if (state === 'ended') return refuse({ code: 'mall.ended', toMs: item.window.toMs });

  if (wish.version !== undefined && wish.version !== item.version) {
    return refuse({
      code: 'mall.item_changed',
      pricePoints: item.pricePoints,
      cashFen: cashOf(item),
    });
  }
  const gate = tierGate(item, context.onLadder);
  if (gate?.isReached === false)
    return refuse({ code: 'mall.tier_too_low', neededTier: gate.name });

  const kind = wish.delivery ?? item.deliveries[0] ?? 'pickup';
  if (!item.deliveries.includes(kind)) {
    return refuse({ code: 'mall.delivery_not_offered', deliveries: item.deliveries });
  }
  if (kind === 'ship' && !wish.hasAddress) return refuse({ code: 'mall.address_required' });
  if (wish.storeId !== undefined && !hasStore(item, wish, wish.storeId)) {
    return refuse({ code: 'mall.wrong_store', storeIds: item.storeIds });
  }
  const storeIds = wish.storeId === undefined ? item.storeIds : [wish.storeId];

  const { perOrder } = item.limits;
  if (quantity > perOrder) return refuse({ code: 'mall.limit_per_order', perOrder });
  const reached = limitReached(item, context.redeemed, today, quantity);
  if (reached) return refuse({ code: 'mall.limit_reached', ...reached });

  const preview = previewRedeem(item, quantity, availablePoints);
  const { pricePoints, priceFen, balanceAfterPoints } = preview;
  if (balanceAfterPoints === null) {
    return refuse({ code: 'points.insufficient', neededPoints: pricePoints, availablePoints });
  }
  const collectByMs = startOfBusinessDateMs(addDays(today, item.collectDays + 1), dayBoundary);
  return accept({
    pricePoints,
    priceFen,
    delivery: kind === 'ship' ? { kind } : { kind, storeIds, collectByMs },
    onLapse: item.onLapse,
    onLapseCash: item.onLapseCash ?? 'refund',
  });
}

/** What one costs besides the points; 0 for points alone. */
export function cashOf({ cashFen }: Pick<ItemBody, 'cashFen'>): Fen {
  return cashFen ?? toFen(0);
}

/** What a redemption costs, and what it leaves: null when it is more than there is. */
export function previewRedeem(
  item: Pick<ItemBody, 'pricePoints' | 'cashFen'>,
  quantity: number,
  availablePoints: Points,
): {
  readonly pricePoints: Points;
  readonly priceFen: Fen;
  readonly balanceAfterPoints: Points | null;
} {
  const pricePoints = toPoints(item.pricePoints * quantity);
  const priceFen = toFen(cashOf(item) * quantity);
  const left = availablePoints - pricePoints;
  return { pricePoints, priceFen, balanceAfterPoints: left < 0 ? null : toPoints(left) };
}

/** A store that is closed for good hands nothing out, even where the item names it. */
function hasStore(
  { storeIds }: Pick<ItemBody, 'storeIds'>,
  { openStoreIds = [] }: RedeemWish,
  storeId: string,
): boolean {
  return openStoreIds.includes(storeId) && (storeIds?.includes(storeId) ?? true);
}

/** From and including `fromMs`, up to and without `toMs`. */
export function windowStateAt({ fromMs, toMs }: ItemBody['window'], nowMs: number): WindowState {
  if (toMs !== null && nowMs >= toMs) return 'ended';
  return fromMs !== null && nowMs < fromMs ? 'coming' : 'on';
}

/** The most that could be redeemed in one order now. */
export function mostRedeemable(item: Item, context: RedeemContext, stockLeft: number): number {
  if (windowStateAt(item.window, context.nowMs) !== 'on') return 0;
  if (tierGate(item, context.onLadder)?.isReached === false) return 0;
  const leftForMe = leftForMember(item, context.redeemed, context.today) ?? Infinity;
  const affordable = Math.floor(context.availablePoints / item.pricePoints);
  return Math.max(0, Math.min(item.limits.perOrder, leftForMe, affordable, stockLeft));
}

/**
 * What 1,000 points are worth for an item, the money that is paid besides them taken off; rounded down,
 * never below nothing; null without a reference price.
 */
export function worthFenPer1000(
  item: Pick<ItemBody, 'pricePoints' | 'cashFen' | 'referencePriceFen'>,
): Fen | null {
  const saved = savedFen(item);
  return saved === null ? null : toFen(Math.floor((saved * 1000) / item.pricePoints));
}

/** What the points of one spare the member; null without a reference price. */
function savedFen(item: Pick<ItemBody, 'cashFen' | 'referencePriceFen'>): Fen | null {
  if (item.referencePriceFen === null) return null;
  return toFen(Math.max(0, item.referencePriceFen - cashOf(item)));
}

/** What 1,000 points take off a bill, rounded down; null while they are not taken for money. */
export function cashWorthFenPer1000(cash: CashRules | null): Fen | null {
  return cash && toFen(Math.floor((1000 * cash.worthFen) / cash.points));
}

/**
 * The highest price in points at which an item is worth as much as the same points at the till; null where
 * there is nothing to compare. Rounded down, so that it is never the poorer choice.
 */
export function fairPricePoints(
  item: Pick<ItemBody, 'cashFen' | 'referencePriceFen'>,
  cash: CashRules | null,
): Points | null {
  const saved = savedFen(item);
  if (saved === null || cash === null) return null;
  return toPoints(Math.floor((saved * cash.points) / cash.worthFen));
}
