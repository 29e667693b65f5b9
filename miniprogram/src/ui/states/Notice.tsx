import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './Notice.scss';

interface Props {
  readonly text: string;
  readonly tone?: 'plain' | 'warning';
}

/** One sentence about what has just happened, where it happened. */
export function Notice({ text, tone = 'plain' }: Props) {
  const role = tone === 'warning' ? 'alert' : 'status';
  return (
    <View className={`notice notice--${tone}`} {...accessible({ role })}>
      <Text>{text}</Text>
    </View>
  );
}
