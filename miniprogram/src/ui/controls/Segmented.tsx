import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Pressable } from './Pressable';
import './Segmented.scss';

interface Props<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few choices side by side, one of them in force. */
export function Segmented<Value extends string>(props: Props<Value>) {
  return (
    <View
      className={`segmented ${props.options.length < 4 ? 'segmented--few' : ''}`}
      {...accessible({ role: 'tablist', label: props.label })}
    >
      {props.options.map(({ value, text }) => (
        <Pressable
          key={value}
          role="tab"
          selected={value === props.value}
          className={`segmented__option ${value === props.value ? 'segmented__option--on' : ''}`}
          onPress={() => props.onChange(value)}
        >
          <Text>{text}</Text>
        </Pressable>
      ))}
    </View>
  );
}
