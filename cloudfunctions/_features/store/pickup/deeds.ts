import type { MemberId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { Call } from '../../../_kit/action';
import { listCollectedSince } from '../../../_orders/lists';
import type { Deed } from '../../../_staff/audit';

/** More than a brand hands out in the hours that are looked back. */
const ordersRead = 1000;

/** What was handed out since an instant, as it has to stand in the audit. */
export async function listPickupDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  return (await listCollectedSince(call, sinceMs, ordersRead)).flatMap(deedsOf);
}

/** The deed as the order remembers it: none for one that nobody has collected. */
export function deedsOf({ orderId, memberId, item, quantity, collected }: Order): Deed[] {
  if (!collected) return [];
  const { staffId, storeId, requestId, atMs } = collected;
  return [
    {
      ...{ staffId: staffId as MemberId, storeId, requestId, atMs },
      action: 'store.verifyPickup',
      subject: { orderId, memberId },
      before: { state: 'ready' },
      after: { state: 'collected', itemId: item.itemId, quantity },
    },
  ];
}
