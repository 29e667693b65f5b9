import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { isGone } from '../../../platform/gone';
import { replacePage } from '../../../platform/navigation';
import { useParam, usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { useEvery } from '../../../platform/useEvery';
import { useShown } from '../../../platform/useShown';
import { DeadEnd, ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import { OrderContent } from './OrderContent';

const words = copy.mall.orders;

/** While a clerk is about to collect it, or money is on its way. */
const everyMs = 5_000;

/** The order that the page was opened with: redeemed, or bought in a team. */
export function Order() {
  const orderId = useParam('orderId') ?? '';
  const order = useRead('mall.getOrder', { orderId });
  const stores = useRead('store.listStores', {});
  usePullDown(order.refresh);
  useEvery(everyMs, useShown() && isMoving(order.data), () => void order.refresh());

  if (order.data === null) {
    if (order.error === null || order.loading) return <Skeleton bars={[380, 150, 180]} />;
    const text = copy.refusalText(order.error);
    return isGone(order.error) ? (
      <DeadEnd text={words.gone} action={words.title} onLeave={() => replacePage('orders')} />
    ) : (
      <ErrorState alone text={text} onRetry={() => void order.refresh()} />
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

/** Whether somebody else is about to change it. */
function isMoving(order: GetOrderReply | null): boolean {
  if (order === null) return false;
  const { voucherCode, state, refund } = order;
  return voucherCode !== null || state === 'awaiting_payment' || refund?.state === 'under_way';
}
