import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';
import './Button.scss';

interface Props {
  readonly onPress: () => void;
  readonly text: string;
  /** Shown while the work lasts; taps are ignored then. */
  readonly busyText?: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly look?: 'filled' | 'outlined' | 'plain';
  readonly size?: 'large' | 'normal';
}

export function Button(props: Props) {
  const { text, busyText, busy = false, disabled = false, look = 'filled' } = props;
  const size = props.size ?? 'normal';
  const off = disabled ? 'button--off' : '';
  return (
    <Pressable
      className={`button button--${look} button--${size} ${off}`}
      disabled={disabled || busy}
      onPress={props.onPress}
      label={busy ? (busyText ?? text) : text}
    >
      {busy && <View className="button__spinner" />}
      <Text className="button__text">{busy ? (busyText ?? text) : text}</Text>
    </Pressable>
  );
}
