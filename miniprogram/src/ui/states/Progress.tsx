import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './Progress.scss';
import { Track } from './Track';

interface Props {
  /** 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** How far a longer piece of work has come. */
export function Progress({ share, text }: Props) {
  return (
    <View className="progress" {...accessible({ role: 'status', label: text })}>
      <Track share={share} />
      <Text className="progress__text">{text}</Text>
    </View>
  );
}
