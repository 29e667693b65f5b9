import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { accessible } from '../base/accessible';
import './Pressable.scss';

interface Props {
  readonly onPress: () => void;
  /** Said instead of the words inside; needed where there are none. */
  readonly label?: string | undefined;
  readonly role?: 'button' | 'tab' | 'radio' | 'checkbox';
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Anything that answers to a tap, or to Enter on a keyboard. */
export function Pressable(props: PropsWithChildren<Props>) {
  const { onPress, label, role = 'button', selected, disabled = false, className = '' } = props;
  const press = () => {
    if (!disabled) onPress();
  };
  const keyboard =
    process.env.TARO_ENV === 'h5'
      ? {
          tabIndex: disabled ? -1 : 0,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            press();
          },
        }
      : {};
  const checked = { checked: selected };
  const state = { radio: checked, checkbox: checked, tab: { selected }, button: {} };
  return (
    <View
      className={`pressable ${className}`}
      hoverClass={disabled ? 'none' : 'pressable--down'}
      hoverStayTime={60}
      onClick={press}
      {...keyboard}
      {...accessible({ role, label, disabled: disabled || undefined, ...state[role] })}
    >
      {props.children}
    </View>
  );
}
