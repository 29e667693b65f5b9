import { Text, View } from '@tarojs/components';
import type { CheckinStatus } from '#shared/checkin/contract';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/base/Icon';
import { Notice } from '../../ui/states/Notice';
import { StampCardView } from './StampCardView';
import type { CheckinOutcome } from './useCheckin';
import './CheckinCard.scss';

interface Props {
  readonly status: CheckinStatus;
  readonly busy: boolean;
  readonly outcome: CheckinOutcome;
  /** False where the member's system asks for less motion. */
  readonly moves: boolean;
  readonly onPerform: () => void;
}

const words = copy.checkin;

/** Today: the card with its seals, and the one thing to press. */
export function CheckinCard({ status, busy, outcome, moves, onPerform }: Props) {
  if (status.status === 'closed') {
    return (
      <View className="checkin-card">
        <Text className="checkin-card__title">{words.closedTitle}</Text>
        <Text className="checkin-card__text">{words.closedText}</Text>
      </View>
    );
  }
  const pressing = moves && outcome.is === 'earned';
  return (
    <View className="checkin-card">
      <StampCardView status={status} pressing={pressing} />
      <View className="checkin-card__action">
        {status.status === 'done' ? (
          <View className="checkin-card__done">
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
      </View>
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
