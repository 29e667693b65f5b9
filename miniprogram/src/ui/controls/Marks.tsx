import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Pressable } from './Pressable';
import './Choices.scss';

interface Props {
  readonly label: string;
  readonly options: readonly string[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Any number of short answers to one question, as tags to tap on and off. */
export function Marks({ label, options, values, onChange }: Props) {
  return (
    <View className="choices" {...accessible({ role: 'group', label })}>
      <Text className="choices__label">{label}</Text>
      <View className="choices__options">
        {options.map((option) => {
          const isOn = values.includes(option);
          return (
            <Pressable
              key={option}
              role="checkbox"
              selected={isOn}
              className={`choices__option ${isOn ? 'choices__option--on' : ''}`}
              onPress={() =>
                onChange(isOn ? values.filter((one) => one !== option) : [...values, option])
              }
            >
              <Text>{option}</Text>
            </Pressable>
          );
        })}
      </View>
    </View>
  );
}
