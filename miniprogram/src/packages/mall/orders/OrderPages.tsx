import { View } from '@tarojs/components';
import { useMemo } from 'react';
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
  const { pages, nextCursor, error, loading, reload, retry, loadMore } = usePages(
    'mall.listOrders',
    { filter },
  );
  const orders = useMemo(() => pages.flatMap((page) => page.orders), [pages]);
  usePullDown(reload);
  useEndOfPage(loadMore);
  const isEmpty = orders.length === 0 && nextCursor === null && !loading && error === null;
  return (
    <>
      <OrderList orders={orders} onOpen={openOrder} />
      {/* A box of their own: coming and going beside the list would send the list again. */}
      <View>
        <MoreOfList
          count={orders.length}
          hasMore={nextCursor !== null}
          loading={loading}
          error={error && copy.refusalText(error)}
          words={words}
          empty={words.empty[filter]}
          skeleton={<Skeleton bars={[84, 84, 84, 84]} />}
          onMore={loadMore}
          onRetry={retry}
        />
        {isEmpty && (
          <View className="order-pages__shop">
            <Button look="outlined" text={words.goToMall} onPress={() => openTab('mall')} />
          </View>
        )}
      </View>
    </>
  );
}
