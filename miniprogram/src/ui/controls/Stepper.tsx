import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Step } from './Step';
import './Stepper.scss';

interface Props {
  readonly value: number;
  readonly most: number;
  /** What is counted. */
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A small whole number from one up, one at a time. */
export function Stepper({ value, most, label, less, more, disabled = false, onChange }: Props) {
  return (
    <View className="stepper" {...accessible({ role: 'group', label })}>
      <Step
        icon="minus"
        label={less}
        isOn={!disabled && value > 1}
        onPress={() => onChange(value - 1)}
      />
      <Text className="stepper__value" {...accessible({ role: 'status' })}>
        {String(value)}
      </Text>
      <Step
        icon="plus"
        label={more}
        isOn={!disabled && value < most}
        onPress={() => onChange(value + 1)}
      />
    </View>
  );
}
