import type { LedgerEntry } from '../points/model';
import type { GivenTier } from '../store/tiergift/model';
import type { Book, Breach, Dump } from './model';
import { documentsOf } from './shop';

/** What of tiers given by hand does not agree between what was decided and what members have. */
export function* giftFaults(
  dump: Dump,
  books: readonly Book[],
  sweptAtMs: number | null,
): Generator<Breach> {
  const gifts = documentsOf(dump, 'tier_gifts') as GivenTier[];
  const entries = new Map<string, LedgerEntry>();
  for (const book of books) {
    for (const entry of book.entries) {
      if (entry.kind === 'tier_gift') entries.set(entry.entryId, entry);
    }
  }
  for (const gift of gifts) {
    const { giftId: of, memberId, state, given, movedAtMs } = gift;
    const entry = entries.get(of);
    entries.delete(of);
    if (given.staffId === memberId) yield { of, what: 'given to oneself' };
    if (state === 'given' && !entry) yield { of, what: 'given, and not with the member' };
    if (entry && !isOf(entry, gift)) yield { of, what: 'not what was decided' };
    const isLeft = state === 'giving' && sweptAtMs !== null && movedAtMs < sweptAtMs;
    if (isLeft) yield { of, what: 'decided and never given' };
  }
  for (const of of entries.keys()) yield { of, what: 'given by nobody' };
}

function isOf({ memberId, explanation }: LedgerEntry, gift: GivenTier): boolean {
  const told = explanation.steps[0]?.facts ?? {};
  return (
    memberId === gift.memberId &&
    told['toCode'] === gift.tierCode &&
    told['until'] === gift.until &&
    told['words'] === gift.reason
  );
}
