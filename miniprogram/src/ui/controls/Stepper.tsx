import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Pressable } from './Pressable';
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
      <Pressable
        className={step(value <= 1)}
        label={less}
        disabled={disabled || value <= 1}
        onPress={() => onChange(value - 1)}
      >
        <Icon name="minus" />
      </Pressable>
      <Text className="stepper__value" {...accessible({ role: 'status' })}>
        {String(value)}
      </Text>
      <Pressable
        className={step(value >= most)}
        label={more}
        disabled={disabled || value >= most}
        onPress={() => onChange(value + 1)}
      >
        <Icon name="plus" />
      </Pressable>
    </View>
  );
}

function step(isAtEnd: boolean): string {
  return isAtEnd ? 'stepper__step stepper__step--off' : 'stepper__step';
}
