import { Text, View } from '@tarojs/components';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Picture } from '../../../ui/paper/Picture';
import './OrderedItem.scss';

type Props = Pick<GetOrderReply, 'item' | 'quantity' | 'pricePoints' | 'priceFen'>;

const words = copy.mall.orders;

/** The thing itself, as it was when it was ordered. */
export function OrderedItem({ item, quantity, pricePoints, priceFen }: Props) {
  return (
    <View className="ordered-item">
      <View className="ordered-item__picture">
        <Picture picture={item.picture ?? ''} />
      </View>
      <View className="ordered-item__words">
        <Text className="ordered-item__title">{item.title}</Text>
        <Text className="ordered-item__note">{words.price(pricePoints, priceFen)}</Text>
      </View>
      <Text className="ordered-item__quantity">{words.quantity(quantity)}</Text>
    </View>
  );
}
