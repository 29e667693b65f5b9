import { Text, View } from '@tarojs/components';
import { dayOfMonth, type BusinessDate } from '#shared/kernel/businessdate';
import type { ComingReward } from '#shared/checkin/outlook';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Pressable } from '../../ui/controls/Pressable';
import { Stamp } from '../../ui/paper/Stamp';
import './MonthDay.scss';

interface Props {
  readonly date: BusinessDate;
  readonly today: BusinessDate;
  readonly isChecked: boolean;
  /** What the day will pay; past and checked days have none. */
  readonly reward: ComingReward | undefined;
  /** The seal falls now. */
  readonly pressing: boolean;
  /** Where the month begins; the days after follow by themselves. */
  readonly column: number | null;
  /** Given where the missed day can be made up. */
  readonly onMakeUp: (() => void) | undefined;
}

const words = copy.checkin;

/** One day of the calendar: its seal, its reward, or the place where a missed seal can still go. */
export function MonthDay(props: Props) {
  const { date, today, reward, column, onMakeUp } = props;
  const look = [
    'month-day',
    date === today ? 'month-day--today' : '',
    reward?.hasBonus ? 'month-day--bonus' : '',
    date < today ? 'month-day--past' : '',
  ].join(' ');
  const style = column === null ? {} : { gridColumnStart: column };
  if (onMakeUp !== undefined) {
    return (
      <View style={style}>
        <Pressable className={look} label={labelOf(props)} onPress={onMakeUp}>
          <Face {...props} />
        </Pressable>
      </View>
    );
  }
  return (
    <View className={look} style={style} {...accessible({ role: 'img', label: labelOf(props) })}>
      <Face {...props} />
    </View>
  );
}

function Face({ date, isChecked, pressing, reward, onMakeUp }: Props) {
  return (
    <>
      <Text className="month-day__number">{String(dayOfMonth(date))}</Text>
      <View className="month-day__place">
        {isChecked && <Stamp seed={dayOfMonth(date)} pressing={pressing} />}
        {onMakeUp && <Text className="month-day__missed">{words.makeUp.mark}</Text>}
        {reward && <Text className="month-day__reward">{words.dayPoints(reward.points)}</Text>}
      </View>
    </>
  );
}

function labelOf({ date, today, isChecked, reward, onMakeUp }: Props): string {
  const parts = [
    copy.dates.day(date),
    date === today ? words.dayToday : '',
    isChecked ? words.dayChecked : '',
    onMakeUp ? words.dayCanBeMadeUp : '',
    reward ? words.dayComing(reward.points) : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}
