import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Pressable } from './Pressable';
import './Choices.scss';

interface Props {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A few short answers to one question, as tags to tap. */
export function Choices({ label, options, value, onChange }: Props) {
  return (
    <View className="choices" {...accessible({ role: 'radiogroup', label })}>
      <Text className="choices__label">{label}</Text>
      <View className="choices__options">
        {options.map((option) => (
          <Pressable
            key={option}
            role="radio"
            selected={option === value}
            className={`choices__option ${option === value ? 'choices__option--on' : ''}`}
            onPress={() => onChange(option)}
          >
            <Text>{option}</Text>
          </Pressable>
        ))}
      </View>
    </View>
  );
}
