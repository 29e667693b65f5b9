import { View } from '@tarojs/components';
import { Skeleton } from '../../../ui/states/Skeleton';
import './Shelf.scss';

/** Four tiles, in their proportions. */
export function ShelfSkeleton() {
  return (
    <View className="shelf__skeleton">
      <Skeleton bars={[292, 292]} />
      <Skeleton bars={[292, 292]} />
    </View>
  );
}
