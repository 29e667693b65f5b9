import { Text, View } from '@tarojs/components';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Stamp } from '../../../ui/paper/Stamp';
import './OrderStatus.scss';

interface Props {
  readonly order: GetOrderReply;
  /** The name of a store by its id; null when it is not known. */
  readonly storeName: (storeId: string) => string | null;
}

const words = copy.mall.orders;
const handedOver = ['collected', 'shipped', 'received'];

/** How the order stands where there is no code to show: the state, and what it means. */
export function OrderStatus({ order, storeName }: Props) {
  const { state, collected, returnedPoints, refund } = order;
  const isShipped = order.deliveryKind === 'ship';
  return (
    <View className="order-status">
      {handedOver.includes(state) && (
        <View className="order-status__seal">
          <Stamp seed={2} />
        </View>
      )}
      <Text className="order-status__title">{words.state(state, isShipped)}</Text>
      <Text className="order-status__text">
        {collected === null
          ? words.pageText(state, isShipped)
          : words.collectedAt(storeName(collected.storeId) ?? words.someStore, collected.atMs)}
      </Text>
      {returnedPoints !== null && (
        <Text className="order-status__text order-status__text--gained">
          {words.returned(returnedPoints)}
        </Text>
      )}
      {state === 'lapsed' && returnedPoints === null && (
        <Text className="order-status__text">{words.notReturned}</Text>
      )}
      {refund !== null && (
        <Text className="order-status__text order-status__text--gained">
          {words.refund[refund.state](refund.amountFen)}
        </Text>
      )}
      {state === 'lapsed' && order.priceFen > 0 && order.onLapseCash === 'keep' && (
        <Text className="order-status__text">{words.cashKept}</Text>
      )}
    </View>
  );
}
