import { Text, View } from '@tarojs/components';
import type { GoalHint, GoalProgress } from '#shared/mall/contract/goal';
import { copy } from '../../../copy';
import { Icon } from '../../../ui/base/Icon';

const words = copy.mall.goal;

/** When it will be reached at the recent pace, and what would bring it sooner. */
export function GoalPace({ goal }: { goal: GoalProgress }) {
  const { pendingPoints, sooner } = goal;
  return (
    <View className="goal-pace">
      <Text className="goal-pace__line">{paceText(goal)}</Text>
      {pendingPoints > 0 && <Text className="goal-pace__line">{words.pending(pendingPoints)}</Text>}
      {sooner.map((hint, index) => (
        <View key={index} className="goal-pace__hint">
          <Icon name={hint.kind === 'purchase' ? 'bag' : 'calendar'} className="goal-pace__icon" />
          <Text className="goal-pace__text">{hintText(hint)}</Text>
        </View>
      ))}
    </View>
  );
}

function paceText({ centipointsPerDay, reachedOn }: GoalProgress): string {
  if (centipointsPerDay <= 0) return words.noPace;
  const when = reachedOn === null ? words.farAway : words.reachedOn(reachedOn);
  return `${words.pace(centipointsPerDay)}，${when}`;
}

function hintText(hint: GoalHint): string {
  return hint.kind === 'purchase'
    ? words.purchase(hint.amountFen, hint.points)
    : words.daily(hint.pointsPerMonth, hint.reachedOn);
}
