import { Text, View } from '@tarojs/components';
import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import {
  dateInMonth,
  daysInMonth,
  isoWeekday,
  type BusinessDate,
} from '#shared/kernel/businessdate';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { MonthDay } from './MonthDay';
import './MonthCalendar.scss';

interface Props {
  readonly calendar: Pick<
    GetCheckinCalendarReply,
    'month' | 'today' | 'checkedDates' | 'coming' | 'makeUp'
  >;
  /** The day whose seal falls now. */
  readonly pressedDate: BusinessDate | null;
  readonly onMakeUp: (date: BusinessDate) => void;
}

/** One month, Monday first: a seal for each day that was checked in, the reward of those to come. */
export function MonthCalendar({ calendar, pressedDate, onMakeUp }: Props) {
  const { month, today, checkedDates, coming, makeUp } = calendar;
  const blanks = isoWeekday(dateInMonth(month, 1)) - 1;
  const days = Array.from({ length: daysInMonth(month) }, (_, day) => dateInMonth(month, day + 1));
  const label = copy.checkin.calendarLabel(copy.dates.month(month), checkedDates.length);
  return (
    <View className="month-calendar" {...accessible({ role: 'group', label })}>
      {copy.dates.weekdays.map((name) => (
        <Text key={name} className="month-calendar__weekday">
          {name}
        </Text>
      ))}
      {days.map((date, index) => {
        const isChecked = checkedDates.includes(date);
        const canBeMadeUp = !isChecked && makeUp?.dates.includes(date) === true;
        return (
          <MonthDay
            key={date}
            date={date}
            today={today}
            isChecked={isChecked}
            reward={isChecked ? undefined : coming.find((day) => day.date === date)}
            pressing={date === pressedDate}
            column={index === 0 ? blanks + 1 : null}
            onMakeUp={canBeMadeUp ? () => onMakeUp(date) : undefined}
          />
        );
      })}
    </View>
  );
}
