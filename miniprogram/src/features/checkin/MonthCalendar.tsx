import { Text, View } from '@tarojs/components';
import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import {
  dateInMonth,
  dayOfMonth,
  daysInMonth,
  isoWeekday,
  type BusinessDate,
} from '#shared/kernel/businessdate';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Stamp } from '../../ui/paper/Stamp';
import './MonthCalendar.scss';

type Calendar = Pick<GetCheckinCalendarReply, 'month' | 'today' | 'checkedDates' | 'coming'>;

/** One month, Monday first: a seal for each day that was checked in, the reward of those to come. */
export function MonthCalendar({ calendar }: { calendar: Calendar }) {
  const { month } = calendar;
  const blanks = isoWeekday(dateInMonth(month, 1)) - 1;
  const days = Array.from({ length: daysInMonth(month) }, (_, day) => dateInMonth(month, day + 1));
  const label = copy.checkin.calendarLabel(copy.dates.month(month), calendar.checkedDates.length);
  return (
    <View className="month-calendar" {...accessible({ role: 'group', label })}>
      {copy.dates.weekdays.map((name) => (
        <Text key={name} className="month-calendar__weekday">
          {name}
        </Text>
      ))}
      {days.map((date, index) => (
        <Day key={date} date={date} calendar={calendar} column={index === 0 ? blanks + 1 : null} />
      ))}
    </View>
  );
}

interface DayProps {
  readonly date: BusinessDate;
  readonly calendar: Calendar;
  /** Where the month begins; the days after follow by themselves. */
  readonly column: number | null;
}

function Day({ date, calendar, column }: DayProps) {
  const isChecked = calendar.checkedDates.includes(date);
  const isToday = date === calendar.today;
  const reward = isChecked ? undefined : calendar.coming.find((day) => day.date === date);
  const words = [
    copy.dates.day(date),
    isToday ? copy.checkin.dayToday : '',
    isChecked ? copy.checkin.dayChecked : '',
    reward ? copy.checkin.dayComing(reward.points) : '',
  ];
  const look = [
    isToday ? 'month-calendar__day--today' : '',
    reward?.hasBonus ? 'month-calendar__day--bonus' : '',
    date < calendar.today ? 'month-calendar__day--past' : '',
  ];
  return (
    <View
      className={`month-calendar__day ${look.join(' ')}`}
      style={column === null ? {} : { gridColumnStart: column }}
      {...accessible({ role: 'img', label: words.filter((word) => word !== '').join('，') })}
    >
      <Text className="month-calendar__number">{String(dayOfMonth(date))}</Text>
      <View className="month-calendar__place">
        {isChecked && <Stamp seed={dayOfMonth(date)} />}
        {reward && (
          <Text className="month-calendar__reward">{copy.checkin.dayPoints(reward.points)}</Text>
        )}
      </View>
    </View>
  );
}
