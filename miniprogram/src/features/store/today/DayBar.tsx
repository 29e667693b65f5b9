import { Text, View } from '@tarojs/components';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Step } from '../../../ui/controls/Step';
import type { DaySpan } from './dayspan';
import './DayBar.scss';

interface Props {
  readonly date: BusinessDate;
  readonly span: DaySpan;
  readonly onChange: (date: BusinessDate) => void;
}

const words = copy.till.today.days;

/** Which day is shown; back as far as anything of it may be taken back, and forward again. */
export function DayBar({ date, span, onChange }: Props) {
  const { today, earliest } = span;
  const isToday = date >= today;
  return (
    <View className="day-bar" {...accessible({ role: 'group', label: words.label })}>
      <Step
        ringed
        icon="back"
        label={words.before}
        isOn={date > earliest}
        onPress={() => onChange(addDays(date, -1))}
      />
      <View className="day-bar__words" {...accessible({ role: 'status' })}>
        <Text className="day-bar__day">{words.day(date, today)}</Text>
        {!isToday && (
          <Button look="plain" text={words.backToToday} onPress={() => onChange(today)} />
        )}
      </View>
      <Step
        ringed
        icon="forward"
        label={words.after}
        isOn={!isToday}
        onPress={() => onChange(addDays(date, 1))}
      />
    </View>
  );
}
