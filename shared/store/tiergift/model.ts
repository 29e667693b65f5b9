import type { BusinessDate } from '../../kernel/businessdate';
import type { EntryId, MemberId } from '../../kernel/ids';
import type { TierCode } from '../../tier/model';
import type { StaffMark } from '../purchase/model';

/** A tier given by hand: by whom, to whom, until when and why. Source: docs/domain/tier.md, rule 14. */
export interface GivenTier {
  /** `tiergift:<memberId>:<staffId>:<requestId>`; the id of its ledger entry, too. */
  readonly giftId: EntryId;
  readonly storeId: string;
  readonly memberId: MemberId;
  readonly tierCode: TierCode;
  /** As the ladder called it then. */
  readonly tierName: string;
  /** Inclusive. */
  readonly until: BusinessDate;
  readonly reason: string;
  /** On its way to the member; with the member. */
  readonly state: 'giving' | 'given';
  readonly given: StaffMark;
  readonly movedAtMs: number;
}
