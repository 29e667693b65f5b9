import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Pressable } from './Pressable';
import type { Key } from './keys';
import { useTypedKeys } from './useTypedKeys';
import './Keypad.scss';

interface Props {
  readonly label: string;
  /** What stands left of the zero: a point for money, a dash for numbers of bills, or nothing. */
  readonly corner?: '.' | '-' | null;
  readonly onKey: (key: Key) => void;
}

const rows: readonly (readonly Key[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
];

/** Figures under one thumb; a till with a keyboard types them as well. */
export function Keypad({ label, corner = null, onKey }: Props) {
  const box = useTypedKeys(onKey);
  return (
    <View className="keypad" {...box} {...accessible({ role: 'group', label })}>
      {rows.flat().map((key) => (
        <KeyButton key={key} text={key} onPress={() => onKey(key)} />
      ))}
      {corner === null ? (
        <View />
      ) : (
        <KeyButton
          text={corner}
          label={corner === '.' ? copy.keypad.point : copy.keypad.dash}
          onPress={() => onKey(corner)}
        />
      )}
      <KeyButton text="0" onPress={() => onKey('0')} />
      <Pressable
        className="keypad__key keypad__key--quiet"
        label={copy.keypad.erase}
        onPress={() => onKey('erase')}
      >
        <Icon name="erase" />
      </Pressable>
    </View>
  );
}

interface KeyProps {
  readonly text: string;
  readonly label?: string;
  readonly onPress: () => void;
}

function KeyButton({ text, label, onPress }: KeyProps) {
  return (
    <Pressable className="keypad__key" label={label ?? text} onPress={onPress}>
      <Text>{text}</Text>
    </Pressable>
  );
}
