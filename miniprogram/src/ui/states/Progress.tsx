import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './Progress.scss';

interface Props {
  /** 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** How far a longer piece of work has come. */
export function Progress({ share, text }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <View className="progress" {...accessible({ role: 'status', label: text })}>
      <View className="progress__track">
        <View className="progress__done" style={{ width: `${percent}%` }} />
      </View>
      <Text className="progress__text">{text}</Text>
    </View>
  );
}
