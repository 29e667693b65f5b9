import { Text, View } from '@tarojs/components';
import './Tag.scss';

export function Tag({ text, tone = 'plain' }: { text: string; tone?: 'plain' | 'jade' | 'seal' }) {
  return (
    <View className={`tag tag--${tone}`}>
      <Text>{text}</Text>
    </View>
  );
}
