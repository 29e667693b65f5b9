import { View } from '@tarojs/components';
import { copy } from '../../copy';
import { accessible } from '../base/accessible';
import './Skeleton.scss';

/** Where the content will stand, in its proportions: one bar for each height given, in px. */
export function Skeleton({ bars }: { bars: readonly number[] }) {
  return (
    <View className="skeleton" {...accessible({ role: 'status', label: copy.loading })}>
      {bars.map((height, index) => (
        <View key={index} className="skeleton__bar" style={{ height: `${height}px` }} />
      ))}
    </View>
  );
}
