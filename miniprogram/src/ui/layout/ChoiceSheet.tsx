import { View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { RadioRow } from '../controls/RadioRow';
import { Sheet } from './Sheet';

interface Props<Value extends string> {
  readonly title: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  readonly onClose: () => void;
}

/** A few choices below one another, one of them in force. */
export function ChoiceSheet<Value extends string>(props: Props<Value>) {
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <View {...accessible({ role: 'radiogroup', label: props.title })}>
        {props.options.map(({ value, text }) => (
          <RadioRow
            key={value}
            text={text}
            selected={value === props.value}
            onPress={() => props.onChoose(value)}
          />
        ))}
      </View>
    </Sheet>
  );
}
