import type { Order } from '#shared/order/model';
import { balancesAsOf } from '#shared/points/asof';
import type { MemberCard, WaitingOrder } from '#shared/store/scan/contract';
import { maskedName } from '#shared/store/scan/rules';
import { postingContext } from '../../../_ledger/post';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import type { MemberBehind } from './repository';

/** A member as staff see one: enough to greet and to serve, no more. */
export async function cardOf(
  call: StaffCall,
  storeId: string,
  { account, member, readyOrders }: MemberBehind,
): Promise<MemberCard> {
  const balances = balancesAsOf(account, await postingContext(call));
  const visit = account.lastVisit;
  return {
    nameMasked: maskedName(member.profile.nickname),
    phoneMasked: null,
    avatar: member.profile.avatar,
    availablePoints: balances.availablePoints,
    pendingPoints: balances.pendingPoints,
    heldPoints: balances.heldPoints,
    joinedAtMs: member.joinedAtMs,
    lastVisit: visit
      ? { storeName: await storeNameOf(call, visit.storeId), atMs: visit.atMs }
      : null,
    waitingOrders: readyOrders.flatMap((order) => waitingOf(order, storeId)),
  };
}

function waitingOf({ orderId, kind, item, quantity, delivery }: Order, at: string): WaitingOrder[] {
  if (delivery.kind !== 'pickup') return [];
  const { storeIds, collectByMs } = delivery;
  const isHere = storeIds === null || storeIds.includes(at);
  return [{ orderId, kind, title: item.title, quantity, collectByMs, isHere }];
}
