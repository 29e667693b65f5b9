import { useState } from 'react';
import { monthOf, type BusinessMonth } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { CheckinCard } from '../../../features/checkin/CheckinCard';
import { withDone } from '../../../features/checkin/donecheckin';
import { MonthCalendar } from '../../../features/checkin/MonthCalendar';
import { MonthSwitch } from '../../../features/checkin/MonthSwitch';
import { RulesText } from '../../../features/checkin/RulesText';
import { StreakSummary } from '../../../features/checkin/StreakSummary';
import { useCheckin } from '../../../features/checkin/useCheckin';
import { wantsLessMotion } from '../../../platform/motion';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { Tag } from '../../../ui/paper/Tag';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

export function CheckinCalendar() {
  const [month, setMonth] = useState<BusinessMonth | null>(null);
  const now = useRead('checkin.getCalendar', {});
  const other = useRead('checkin.getCalendar', month === null ? {} : { month });
  const { busy, outcome, perform } = useCheckin(({ done }) => {
    if (done !== null) {
      now.patch((before) => ({
        ...before,
        ...withDone(before, done),
        checkedDates: [...before.checkedDates, done.businessDate],
      }));
    }
    void now.refresh();
  });

  if (now.data === null) {
    return now.error === null || now.loading ? (
      <Skeleton bars={[96, 380, 180]} />
    ) : (
      <ErrorState text={copy.refusalText(now.error)} onRetry={() => void now.refresh()} />
    );
  }
  const { rule, firstMonth, today } = now.data;
  const lastMonth = monthOf(today);
  return (
    <>
      <Card>
        <StreakSummary {...now.data} />
      </Card>
      <Card>
        <MonthSwitch
          month={month ?? lastMonth}
          firstMonth={firstMonth}
          lastMonth={lastMonth}
          onChange={(next) => setMonth(next === lastMonth ? null : next)}
        />
        {other.data !== null && <MonthCalendar calendar={other.data} />}
        {other.data === null && (other.error === null || other.loading) && (
          <Skeleton bars={[300]} />
        )}
        {other.data === null && other.error !== null && !other.loading && (
          <ErrorState text={copy.refusalText(other.error)} onRetry={() => void other.refresh()} />
        )}
      </Card>
      <Card title={copy.checkin.title}>
        <CheckinCard
          status={now.data}
          busy={busy}
          outcome={outcome}
          moves={!wantsLessMotion()}
          onPerform={() => void perform()}
        />
      </Card>
      {rule && (
        <Card
          title={copy.checkin.rulesTitle}
          action={<Tag text={copy.checkin.rulesVersion(rule.version)} />}
        >
          <RulesText rules={rule.body} />
        </Card>
      )}
    </>
  );
}
