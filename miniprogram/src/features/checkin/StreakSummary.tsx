import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import './StreakSummary.scss';

interface Props {
  readonly streakDays: number;
  readonly bestStreakDays: number;
  readonly totalDays: number;
}

export function StreakSummary({ streakDays, bestStreakDays, totalDays }: Props) {
  const words = copy.checkin;
  const figures = [
    { name: words.streakDays, days: streakDays },
    { name: words.bestStreakDays, days: bestStreakDays },
    { name: words.totalDays, days: totalDays },
  ];
  return (
    <View className="streak-summary">
      {figures.map(({ name, days }) => (
        <View key={name} className="streak-summary__figure">
          <View>
            <Text className="streak-summary__days">{String(days)}</Text>
            <Text className="streak-summary__unit">{words.days}</Text>
          </View>
          <Text className="streak-summary__name">{name}</Text>
        </View>
      ))}
    </View>
  );
}
