import { Text, View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { accessible } from '../base/accessible';
import { Pressable } from './Pressable';
import './Choices.scss';

interface Props {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  /** Many of one length stand in columns, each at least so many text units wide. */
  readonly columnUnits?: number;
  readonly onChange: (value: string) => void;
}

/** A few short answers to one question, as tags to tap. */
export function Choices({ label, options, value, columnUnits, onChange }: Props) {
  return (
    <View
      className={`choices ${columnUnits ? 'choices--columns' : ''}`}
      {...accessible({ role: 'radiogroup', label })}
    >
      <Text className="choices__label">{label}</Text>
      <View
        className="choices__options"
        {...(columnUnits && { style: { '--choice-units': columnUnits } as CSSProperties })}
      >
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
