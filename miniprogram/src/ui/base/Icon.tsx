import { View } from '@tarojs/components';
import './Icon.scss';

export type IconName =
  | 'back'
  | 'forward'
  | 'close'
  | 'check'
  | 'list'
  | 'calendar'
  | 'person'
  | 'phone'
  | 'shield'
  | 'info'
  | 'switch'
  | 'camera'
  | 'retry'
  | 'offline'
  | 'gift'
  | 'search'
  | 'copy'
  | 'place'
  | 'clock'
  | 'truck'
  | 'flag'
  | 'bag'
  | 'minus'
  | 'plus'
  | 'down'
  | 'store'
  | 'eye'
  | 'eye-off'
  | 'scan'
  | 'keypad'
  | 'light'
  | 'erase'
  | 'people'
  | 'approve'
  | 'undo'
  | 'coin';

/** Decoration beside words: a screen reader hears the words. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <View className={`icon icon--${name} ${className}`} />;
}
