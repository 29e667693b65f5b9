import type { BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeOffer } from '#shared/notice/contract';
import { copy } from '../../copy';
import { AskLine } from './AskLine';

interface Props {
  readonly offers: readonly NoticeOffer[];
  /** The last date of the term; another term is asked for anew. */
  readonly until: BusinessDate;
}

/** Has the member told before the tier ends, and of what became of it. */
export function RemindTier({ offers, until }: Props) {
  return (
    <AskLine
      {...{ offers, about: 'tier_ending', name: 'tier', period: until }}
      text={copy.notice.remindTier}
      done={copy.notice.remindsTier}
    />
  );
}
