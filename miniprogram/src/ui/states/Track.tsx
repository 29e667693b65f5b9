import { View } from '@tarojs/components';
import './Track.scss';

/** How much of a whole there is, 0 to 1; beside words that say the same. */
export function Track({ share }: { share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <View className="track">
      <View className="track__done" style={{ width: `${percent}%` }} />
    </View>
  );
}
