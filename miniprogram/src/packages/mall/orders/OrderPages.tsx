import { View } from '@tarojs/components';
import type { OrderCard } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { OrderList } from '../../../features/mall/orders/OrderList';
import { openPage, openTab } from '../../../platform/navigation';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { usePages } from '../../../platform/usePages';
import { Button } from '../../../ui/controls/Button';
import { MoreOfList } from '../../../ui/states/MoreOfList';
import { Skeleton } from '../../../ui/states/Skeleton';
import './OrderPages.scss';

export type OrderFilter = 'all' | 'open';

const words = copy.mall.orders;
const openOrder = ({ orderId }: OrderCard) => openPage('order', { orderId });

/** The orders under one filter, more of them as the end of the page comes near. */
export function OrderPages({ filter }: { filter: OrderFilter }) {
  const list = usePages('mall.listOrders', { filter }, ({ orders }) => orders);
  const { rows, nextCursor, error, loading } = list;
  usePullDown(list.reload);
  useEndOfPage(list.loadMore);
  const isEmpty = rows.length === 0 && nextCursor === null && !loading && error === null;
  return (
    <>
      <OrderList orders={rows} onOpen={openOrder} />
      <MoreOfList
        list={list}
        words={words}
        empty={words.empty[filter]}
        skeleton={<Skeleton bars={[84, 84, 84, 84]} />}
      >
        {isEmpty && (
          <View className="order-pages__shop">
            <Button look="outlined" text={words.goToMall} onPress={() => openTab('mall')} />
          </View>
        )}
      </MoreOfList>
    </>
  );
}
