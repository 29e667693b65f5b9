import type { TierCode, TierRules } from '../tier/model';
import type { ItemBody } from './model';

/** Where a member stands on the shop's ladder. */
export interface OnLadder {
  readonly code: TierCode;
  /** The lowest first. */
  readonly tiers: TierRules['tiers'];
}

/** The tier an item is kept for, and whether a member has come that far. */
export interface TierGate {
  readonly name: string;
  readonly isReached: boolean;
}

/**
 * Null where anybody may redeem. A tier that the ladder no longer knows is reached by nobody: the shop
 * has to say anew whom it means. Source: docs/domain/mall.md, rule 5.
 */
export function tierGate(
  { minTier }: Pick<ItemBody, 'minTier'>,
  standing: OnLadder | null,
): TierGate | null {
  if (minTier === undefined || minTier === null) return null;
  const tiers = standing?.tiers ?? [];
  const needed = tiers.findIndex(({ code }) => code === minTier);
  const reached = tiers.findIndex(({ code }) => code === standing?.code);
  return { name: tiers[needed]?.name ?? minTier, isReached: needed >= 0 && reached >= needed };
}
