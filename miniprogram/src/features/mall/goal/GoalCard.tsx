import { Text, View } from '@tarojs/components';
import type { GoalProgress } from '#shared/mall/contract/goal';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Pressable } from '../../../ui/controls/Pressable';
import { Card } from '../../../ui/layout/Card';
import { Picture } from '../../../ui/paper/Picture';
import { Track } from '../../../ui/states/Track';
import { GoalPace } from './GoalPace';
import './GoalCard.scss';

interface Props {
  readonly goal: GoalProgress;
  readonly onOpen: () => void;
}

const words = copy.mall.goal;

/** What the member saves up for: how far, since when at this pace, and what would bring it sooner. */
export function GoalCard({ goal, onOpen }: Props) {
  const { title, pricePoints, availablePoints, missingPoints } = goal;
  const share = Math.min(1, availablePoints / pricePoints);
  const isReached = missingPoints === 0;
  return (
    <Card
      title={words.title}
      action={<Button look="plain" text={isReached ? words.redeem : words.open} onPress={onOpen} />}
    >
      <Pressable className="goal-card" label={title} onPress={onOpen}>
        <View className="goal-card__picture">
          <Picture picture={goal.picture ?? ''} />
        </View>
        <View
          className="goal-card__words"
          {...accessible({ role: 'img', label: words.label(title, Math.floor(share * 100)) })}
        >
          <Text className="goal-card__title">{title}</Text>
          <Track share={share} />
          <View className="goal-card__figures">
            <Text>{words.progress(availablePoints, pricePoints)}</Text>
            <Text className={isReached ? 'goal-card__reached' : ''}>
              {isReached ? words.reached : words.missing(missingPoints)}
            </Text>
          </View>
        </View>
      </Pressable>
      {!isReached && <GoalPace goal={goal} />}
    </Card>
  );
}
