import { Text, View } from '@tarojs/components';
import { addMonths, type BusinessMonth } from '#shared/kernel/businessdate';
import { copy } from '../../copy';
import { Step } from '../../ui/controls/Step';
import './MonthSwitch.scss';

interface Props {
  readonly month: BusinessMonth;
  readonly firstMonth: BusinessMonth;
  readonly lastMonth: BusinessMonth;
  readonly onChange: (month: BusinessMonth) => void;
}

/** The month in view, and its neighbours as far as there is anything to see. */
export function MonthSwitch({ month, firstMonth, lastMonth, onChange }: Props) {
  return (
    <View className="month-switch">
      <Step
        icon="back"
        label={copy.checkin.previousMonth}
        isOn={month > firstMonth}
        onPress={() => onChange(addMonths(month, -1))}
      />
      <Text className="month-switch__name">{copy.dates.month(month)}</Text>
      <Step
        icon="forward"
        label={copy.checkin.nextMonth}
        isOn={month < lastMonth}
        onPress={() => onChange(addMonths(month, 1))}
      />
    </View>
  );
}
