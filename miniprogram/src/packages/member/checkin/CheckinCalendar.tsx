import { copy } from '../../../copy';
import { CheckinAction } from '../../../features/checkin/CheckinAction';
import { withDone } from '../../../features/checkin/donecheckin';
import { RulesText } from '../../../features/checkin/RulesText';
import { StampCardView } from '../../../features/checkin/StampCardView';
import { StreakSummary } from '../../../features/checkin/StreakSummary';
import { useCheckin } from '../../../features/checkin/useCheckin';
import { wantsLessMotion } from '../../../platform/motion';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { Tag } from '../../../ui/paper/Tag';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';
import { Months } from './Months';

export function CheckinCalendar() {
  const now = useRead('checkin.getCalendar', {});
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
      <Skeleton bars={[168, 400, 180]} />
    ) : (
      <ErrorState alone text={copy.refusalText(now.error)} onRetry={() => void now.refresh()} />
    );
  }
  const { rule, status, stampCard } = now.data;
  return (
    <>
      <Card>
        <StreakSummary {...now.data} />
        <CheckinAction
          status={now.data}
          busy={busy}
          outcome={outcome}
          onPerform={() => void perform()}
        />
      </Card>
      <Card>
        <Months now={now.data} patch={now.patch} refresh={() => void now.refresh()} />
      </Card>
      {status !== 'closed' && stampCard && (
        <Card title={copy.checkin.cardName}>
          <StampCardView
            status={now.data}
            pressing={outcome.is === 'earned' && !wantsLessMotion()}
          />
        </Card>
      )}
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
