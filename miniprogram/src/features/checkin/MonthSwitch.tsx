import { Text, View } from '@tarojs/components';
import { addMonths, type BusinessMonth } from '#shared/kernel/businessdate';
import { copy } from '../../copy';
import { Icon } from '../../ui/base/Icon';
import { Pressable } from '../../ui/controls/Pressable';
import './MonthSwitch.scss';

interface Props {
  readonly month: BusinessMonth;
  readonly firstMonth: BusinessMonth;
  readonly lastMonth: BusinessMonth;
  readonly onChange: (month: BusinessMonth) => void;
}

/** The month in view, and its neighbours as far as there is anything to see. */
export function MonthSwitch({ month, firstMonth, lastMonth, onChange }: Props) {
  const step = (months: number, label: string, possible: boolean, icon: 'back' | 'forward') => (
    <Pressable
      label={label}
      disabled={!possible}
      className={`month-switch__step ${possible ? '' : 'month-switch__step--off'}`}
      onPress={() => onChange(addMonths(month, months))}
    >
      <Icon name={icon} />
    </Pressable>
  );
  return (
    <View className="month-switch">
      {step(-1, copy.checkin.previousMonth, month > firstMonth, 'back')}
      <Text className="month-switch__name">{copy.dates.month(month)}</Text>
      {step(1, copy.checkin.nextMonth, month < lastMonth, 'forward')}
    </View>
  );
}
