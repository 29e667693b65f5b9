import { useState } from 'react';
import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import { monthOf, type BusinessMonth } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { MonthCalendar } from '../../../features/checkin/MonthCalendar';
import { MonthSwitch } from '../../../features/checkin/MonthSwitch';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** The current month as the page has it; earlier ones are asked for when they are turned to. */
export function Months({ now }: { now: GetCheckinCalendarReply }) {
  const lastMonth = monthOf(now.today);
  const [month, setMonth] = useState(lastMonth);
  return (
    <>
      <MonthSwitch
        month={month}
        firstMonth={now.firstMonth}
        lastMonth={lastMonth}
        onChange={setMonth}
      />
      {month === lastMonth ? (
        <MonthCalendar calendar={now} />
      ) : (
        <EarlierMonth key={month} month={month} />
      )}
    </>
  );
}

function EarlierMonth({ month }: { month: BusinessMonth }) {
  const { data, error, loading, refresh } = useRead('checkin.getCalendar', { month });
  if (data !== null) return <MonthCalendar calendar={data} />;
  if (error === null || loading) return <Skeleton bars={[300]} />;
  return <ErrorState text={copy.refusalText(error)} onRetry={() => void refresh()} />;
}
