import { toPoints, type Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { ItemCard } from './contract/items';
import { leftForMember } from './limits';
import type { Item, RedeemedCount, WindowState } from './model';
import { cashOf, windowStateAt, worthFenPer1000 } from './rules';
import { tierGate, type OnLadder } from './tiergate';

/** Who looks at the shelf, and when. */
export interface ShelfView {
  readonly availablePoints: Points;
  readonly redeemed: readonly RedeemedCount[];
  /** Null while the shop has no tiers. */
  readonly onLadder: OnLadder | null;
  readonly goalItemId: string | null;
  readonly stockLeft: ReadonlyMap<string, number>;
  readonly today: BusinessDate;
  readonly nowMs: number;
}

export type ShelfFilter = 'all' | 'affordable' | 'almost' | 'goods' | 'voucher' | 'service';
export type ShelfSort = 'recommended' | 'price_low' | 'price_high' | 'newest' | 'value';

export interface ShelfQuery {
  readonly filter: ShelfFilter;
  readonly sort: ShelfSort;
  readonly search: string;
  /** The last item of the page before; null for the first page. */
  readonly afterItemId: string | null;
  readonly limit: number;
}

/** Ended items are shown for so long. */
const endedShownMs = 30 * 86_400_000;

const stateOrder: Readonly<Record<WindowState, number>> = { on: 0, coming: 1, ended: 2 };

/** One page of the shelf for a member. Source: docs/domain/mall.md, rule 3. */
export function shelfPage(
  items: readonly Item[],
  query: ShelfQuery,
  view: ShelfView,
): { cards: ItemCard[]; nextItemId: string | null } {
  const { search, filter, limit, afterItemId } = query;
  const wanted = search.trim().toLowerCase();
  const compare = (a: Item, b: Item): number => compareItems(a, b, query.sort, view);
  const after = items.find(({ itemId }) => itemId === afterItemId);
  if (afterItemId !== null && !after) return { cards: [], nextItemId: null };
  const found = items
    .filter((item) => isShown(item, view.nowMs))
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .filter((item) => passes(item, filter, view))
    .filter((item) => !after || compare(item, after) > 0)
    .sort(compare);
  const page = found.slice(0, limit);
  return {
    cards: page.map((item) => itemCard(item, view)),
    nextItemId: found.length > limit ? (page.at(-1)?.itemId ?? null) : null,
  };
}

/** An item for the member who looks at it: what is missing, left, and allowed. */
export function itemCard(item: Item, view: ShelfView): ItemCard {
  const { itemId, title, kind, pricePoints, referencePriceFen, window, deliveries } = item;
  return {
    itemId,
    title,
    kind,
    picture: item.pictures[0] ?? null,
    pricePoints,
    cashFen: cashOf(item),
    referencePriceFen,
    worthFenPer1000: worthFenPer1000(item),
    window: { state: windowStateAt(window, view.nowMs), ...window },
    stockLeft: view.stockLeft.get(itemId) ?? 0,
    leftForMe: leftForMember(item, view.redeemed, view.today),
    missingPoints: toPoints(Math.max(0, pricePoints - view.availablePoints)),
    deliveries,
    minTier: tierGate(item, view.onLadder),
    isGoal: view.goalItemId === itemId,
  };
}

function isShown({ window: { toMs } }: Item, nowMs: number): boolean {
  return toMs === null || nowMs < toMs + endedShownMs;
}

function passes(item: Item, filter: ShelfFilter, view: ShelfView): boolean {
  const { availablePoints, nowMs } = view;
  const { pricePoints } = item;
  switch (filter) {
    case 'all':
      return true;
    case 'affordable':
      return (
        pricePoints <= availablePoints &&
        windowStateAt(item.window, nowMs) === 'on' &&
        tierGate(item, view.onLadder)?.isReached !== false
      );
    case 'almost':
      // At least four fifths are there; whole numbers, so that no price falls between two stools.
      return (
        pricePoints > availablePoints &&
        pricePoints * 4 <= availablePoints * 5 &&
        windowStateAt(item.window, nowMs) !== 'ended'
      );
    case 'goods':
    case 'voucher':
    case 'service':
      return item.kind === filter;
  }
}

/** What is on comes first; among what is on, what is sold out comes last. */
function compareItems(a: Item, b: Item, sort: ShelfSort, view: ShelfView): number {
  const group = (item: Item): number => {
    const state = windowStateAt(item.window, view.nowMs);
    const soldOut = state === 'on' && (view.stockLeft.get(item.itemId) ?? 0) === 0;
    return stateOrder[state] + (soldOut ? 0.5 : 0);
  };
  return (
    group(a) - group(b) ||
    bySort[sort](a, b) ||
    a.rank - b.rank ||
    (a.itemId < b.itemId ? -1 : Number(a.itemId > b.itemId))
  );
}

const bySort: Readonly<Record<ShelfSort, (a: Item, b: Item) => number>> = {
  recommended: () => 0,
  price_low: (a, b) => a.pricePoints - b.pricePoints || cashOf(a) - cashOf(b),
  price_high: (a, b) => b.pricePoints - a.pricePoints || cashOf(b) - cashOf(a),
  newest: (a, b) => b.addedAtMs - a.addedAtMs,
  // Without a reference price there is nothing to say, so it comes last.
  value: (a, b) => (worthFenPer1000(b) ?? -1) - (worthFenPer1000(a) ?? -1),
};
