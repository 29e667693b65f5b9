import { Text, View } from '@tarojs/components';
import type { ComingReward } from '#shared/checkin/outlook';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../copy';
import './NextDays.scss';

interface Props {
  readonly days: readonly ComingReward[];
  readonly today: BusinessDate;
}

/** What the coming days pay if none is missed; the same rule that pays has worked it out. */
export function NextDays({ days, today }: Props) {
  return (
    <View className="next-days">
      {days.slice(0, 7).map(({ date, points, hasBonus }) => (
        <View key={date} className={`next-days__day ${hasBonus ? 'next-days__day--bonus' : ''}`}>
          <Text className="next-days__name">{copy.dates.relative(date, today)}</Text>
          <Text className="next-days__points">{copy.checkin.dayPoints(points)}</Text>
        </View>
      ))}
    </View>
  );
}
