import type { ItemCard } from '#shared/mall/contract/items';

/** What keeps an item from being redeemed now, the most final first; `open` when nothing does. */
export type ItemState = 'ended' | 'coming' | 'sold_out' | 'tier' | 'limit' | 'short' | 'open';

export type ItemFacts = Pick<
  ItemCard,
  'window' | 'stockLeft' | 'minTier' | 'leftForMe' | 'missingPoints'
>;

export function itemState(item: ItemFacts): ItemState {
  const { window, stockLeft, minTier, leftForMe, missingPoints } = item;
  if (window.state === 'ended') return 'ended';
  if (window.state === 'coming') return 'coming';
  if (stockLeft <= 0) return 'sold_out';
  if (minTier?.isReached === false) return 'tier';
  if (leftForMe !== null && leftForMe <= 0) return 'limit';
  return missingPoints > 0 ? 'short' : 'open';
}
