import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import { zeroPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { MonthCalendar } from '../../../features/checkin/MonthCalendar';
import { useMakeUp } from '../../../features/checkin/useMakeUp';
import { wantsLessMotion } from '../../../platform/motion';
import { Notice } from '../../../ui/states/Notice';
import { MakeUpSheet } from './MakeUpSheet';

type Calendar = GetCheckinCalendarReply;

interface Props {
  readonly calendar: Calendar;
  readonly patch: (change: (calendar: Calendar) => Calendar) => void;
  readonly refresh: () => void;
}

/** A month, and the sheet that makes up one of its missed days. */
export function MakeableMonth({ calendar, patch, refresh }: Props) {
  const { asked, madeDate, busy, error, open, close, confirm } = useMakeUp({
    onMade: (made) => {
      patch((before) => withMadeUp(before, made.businessDate));
      refresh();
    },
    onOutdated: refresh,
  });
  const { makeUp, rule } = calendar;
  return (
    <>
      <MonthCalendar
        calendar={calendar}
        pressedDate={wantsLessMotion() ? null : madeDate}
        onMakeUp={(date) => {
          if (makeUp !== null) open({ date, offer: makeUp });
        }}
      />
      {madeDate && <Notice text={copy.checkin.makeUp.done(copy.dates.day(madeDate))} />}
      {asked && (
        <MakeUpSheet
          {...asked}
          basePoints={rule?.body.basePoints ?? zeroPoints}
          busy={busy}
          error={error}
          onConfirm={() => void confirm()}
          onClose={close}
        />
      )}
    </>
  );
}

/** Shows the seal at once; the answer that follows brings the streak and what can still be made up. */
function withMadeUp(calendar: Calendar, date: BusinessDate): Calendar {
  const { makeUp } = calendar;
  return {
    ...calendar,
    checkedDates: [...calendar.checkedDates, date],
    makeUp: makeUp && { ...makeUp, timesLeft: makeUp.timesLeft - 1 },
  };
}
