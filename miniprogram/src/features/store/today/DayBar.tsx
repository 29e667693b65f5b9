import { Text, View } from '@tarojs/components';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { Pressable } from '../../../ui/controls/Pressable';
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
        icon="forward"
        label={words.after}
        isOn={!isToday}
        onPress={() => onChange(addDays(date, 1))}
      />
    </View>
  );
}

interface StepProps {
  readonly icon: 'back' | 'forward';
  readonly label: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function Step({ icon, label, isOn, onPress }: StepProps) {
  return (
    <Pressable
      className={`day-bar__step ${isOn ? '' : 'day-bar__step--off'}`}
      label={label}
      disabled={!isOn}
      onPress={onPress}
    >
      <Icon name={icon} />
    </Pressable>
  );
}
