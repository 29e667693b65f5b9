import type { BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeOffer } from '#shared/notice/contract';
import { copy } from '../../copy';
import { AskLine } from './AskLine';

interface Props {
  readonly offers: readonly NoticeOffer[];
  readonly today: BusinessDate;
}

const words = copy.notice;

/** A quiet line below what was just done; gone for the day once it is answered. */
export function RemindTomorrow({ offers, today }: Props) {
  return (
    <AskLine
      {...{ offers, about: 'checkin_reminder', name: 'reminder', period: today }}
      text={words.remindTomorrow}
      done={words.reminds}
    />
  );
}
