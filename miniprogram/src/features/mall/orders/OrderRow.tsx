import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import type { OrderCard } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Pressable } from '../../../ui/controls/Pressable';
import { Picture } from '../../../ui/paper/Picture';
import { Tag } from '../../../ui/paper/Tag';
import './OrderRow.scss';

interface Props {
  readonly order: OrderCard;
  readonly onOpen: (order: OrderCard) => void;
}

const words = copy.mall.orders;

/** One order of the list: what it was, how it stands, and by when it must be collected. */
export const OrderRow = memo(function OrderRow({ order, onOpen }: Props) {
  const { item, state, collectByMs } = order;
  const stateText = words.state(state, order.deliveryKind === 'ship');
  const waits = state === 'ready' && collectByMs !== null;
  const toPay = order.payByMs;
  const isUrgent = waits || toPay !== null;
  return (
    <Pressable
      className="order-row"
      label={words.opens(item.title, stateText)}
      onPress={() => onOpen(order)}
    >
      <View className="order-row__picture">
        <Picture picture={item.picture ?? ''} />
      </View>
      <View className="order-row__words">
        <Text className="order-row__title">{item.title}</Text>
        <Text className={`order-row__note ${isUrgent ? 'order-row__note--waits' : ''}`}>
          {toPay !== null
            ? words.payBy(toPay)
            : waits
              ? words.collectBy(collectByMs)
              : words.madeOn(order.createdAtMs)}
        </Text>
        <Text className="order-row__note">
          {`${words.price(order.pricePoints, order.priceFen)} ${order.quantity > 1 ? words.quantity(order.quantity) : ''}`}
        </Text>
      </View>
      <Tag tone={isUrgent ? 'seal' : 'plain'} text={stateText} />
    </Pressable>
  );
});
