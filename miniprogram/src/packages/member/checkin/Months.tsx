import { useState } from 'react';
import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import { monthOf, type BusinessMonth } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { MonthSwitch } from '../../../features/checkin/MonthSwitch';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';
import { MakeableMonth } from './MakeableMonth';

type Calendar = GetCheckinCalendarReply;

interface Props {
  readonly now: Calendar;
  readonly patch: (change: (calendar: Calendar) => Calendar) => void;
  readonly refresh: () => void;
}

/** The current month as the page has it; earlier ones are asked for when they are turned to. */
export function Months({ now, patch, refresh }: Props) {
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
        <MakeableMonth calendar={now} patch={patch} refresh={refresh} />
      ) : (
        <EarlierMonth key={month} month={month} onChanged={refresh} />
      )}
    </>
  );
}

/** `onChanged`: a day made up here changes the streak of today. */
function EarlierMonth({ month, onChanged }: { month: BusinessMonth; onChanged: () => void }) {
  const { data, error, loading, refresh, patch } = useRead('checkin.getCalendar', { month });
  const refreshBoth = () => {
    void refresh();
    onChanged();
  };
  if (data !== null) return <MakeableMonth calendar={data} patch={patch} refresh={refreshBoth} />;
  if (error === null || loading) return <Skeleton bars={[300]} />;
  return <ErrorState text={copy.refusalText(error)} onRetry={() => void refresh()} />;
}
