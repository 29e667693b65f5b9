import type { MemberId } from '#shared/kernel/ids';
import type { RememberedDeed } from '../till/deed';
import type { DecisionMark } from './approvable';

/** What the word was about; `points` are those it would give or take back. */
interface Decided {
  readonly entryId: string;
  readonly memberId: MemberId;
  readonly storeId: string;
  readonly points: number;
}

/** How a second word that changes nothing is written down: a no, or a yes that came to nothing. */
export function decisionDeed(
  { entryId, memberId, storeId, points }: Decided,
  by: DecisionMark,
  state: 'declined' | 'lapsed',
): RememberedDeed {
  return {
    by,
    storeId,
    action: 'store.decideApproval',
    subject: { entryId, memberId },
    reason: by.reason,
    before: { state: 'waiting', points },
    after: { state },
  };
}
