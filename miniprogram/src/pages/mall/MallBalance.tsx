import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { openPage } from '../../platform/navigation';
import { Button } from '../../ui/controls/Button';
import './MallBalance.scss';

/** What there is to spend, and the way to what it has already become. Null until it is known. */
export function MallBalance({ availablePoints }: { availablePoints: number | null }) {
  return (
    <View className="mall-balance">
      <View>
        <Text className="mall-balance__label">{copy.points.available}</Text>
        <Text className="mall-balance__figure">
          {availablePoints === null ? '—' : copy.points.grouped(availablePoints)}
        </Text>
      </View>
      <Button look="outlined" text={copy.mall.myOrders} onPress={() => openPage('orders')} />
    </View>
  );
}
