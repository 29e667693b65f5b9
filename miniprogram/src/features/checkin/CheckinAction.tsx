import { Text, View } from '@tarojs/components';
import type { CheckinStatus } from '#shared/checkin/contract';
import { copy } from '../../copy';
import { Icon } from '../../ui/base/Icon';
import { Button } from '../../ui/controls/Button';
import { Notice } from '../../ui/states/Notice';
import type { CheckinOutcome } from './useCheckin';
import './CheckinAction.scss';

interface Props {
  readonly status: CheckinStatus;
  readonly busy: boolean;
  readonly outcome: CheckinOutcome;
  readonly onPerform: () => void;
}

const words = copy.checkin;

/** The one thing to press today, and what came of it. */
export function CheckinAction({ status, busy, outcome, onPerform }: Props) {
  if (status.status === 'closed') {
    return (
      <View>
        <Text className="checkin-action__title">{words.closedTitle}</Text>
        <Text className="checkin-action__text">{words.closedText}</Text>
      </View>
    );
  }
  return (
    <View>
      {status.status === 'done' ? (
        <View className="checkin-action__done">
          <Icon name="check" />
          <Text>{words.done(status.todayPoints)}</Text>
        </View>
      ) : (
        <Button
          size="large"
          text={outcome.is === 'failed' ? words.retryAction : words.action(status.todayPoints)}
          busyText={words.busy}
          busy={busy}
          onPress={onPerform}
        />
      )}
      <OutcomeNotice outcome={outcome} />
    </View>
  );
}

function OutcomeNotice({ outcome }: { outcome: CheckinOutcome }) {
  if (outcome.is === 'earned') return <Notice text={words.earned(outcome.done.pointsAwarded)} />;
  if (outcome.is === 'already') return <Notice text={words.alreadyDone} />;
  if (outcome.is === 'failed') {
    return <Notice tone="warning" text={copy.refusalText(outcome.error)} />;
  }
  return null;
}
