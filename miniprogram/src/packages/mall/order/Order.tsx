import { copy } from '../../../copy';
import { useParam, usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import { OrderContent } from './OrderContent';

/** The order that the page was opened with: redeemed, or bought in a team. */
export function Order() {
  const orderId = useParam('orderId') ?? '';
  const order = useRead('mall.getOrder', { orderId });
  const stores = useRead('store.listStores', {});
  usePullDown(order.refresh);

  if (order.data === null) {
    return order.error === null || order.loading ? (
      <Skeleton bars={[380, 150, 180]} />
    ) : (
      <ErrorState alone text={copy.refusalText(order.error)} onRetry={() => void order.refresh()} />
    );
  }
  return (
    <>
      {order.error && <Notice tone="warning" text={copy.refusalText(order.error)} />}
      <OrderContent
        order={order.data}
        stores={stores.data?.stores ?? null}
        refresh={() => void order.refresh()}
      />
    </>
  );
}
