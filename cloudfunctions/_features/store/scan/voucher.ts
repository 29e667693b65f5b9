import { accept, refuse, type Result } from '#shared/kernel/result';
import type { Order } from '#shared/order/model';
import { decideCollect } from '#shared/order/rules';
import type { ScannedOrder, ScanRefusal, ScanReply } from '#shared/store/scan/contract';
import { findOrderByVoucher } from '../../../_orders/orders';
import type { StaffCall } from '../../../_staff/action';
import { findStaff } from '../../../_staff/staff';
import { storeNameOf } from '../../../_stores/directory';
import type { MemberId } from '#shared/kernel/ids';
import { cardOf } from './card';
import { countGuess } from './guesses';
import { findMemberBehind } from './repository';
import { openSession } from './session';

/** What a pick-up code stands for, and whether it can be handed out here. Nothing is handed out yet. */
export async function scanVoucher(
  call: StaffCall,
  storeId: string,
  voucherCode: string,
): Promise<Result<ScanReply, ScanRefusal>> {
  const order = await findOrderByVoucher(call, voucherCode);
  if (!order) {
    await countGuess(call);
    return refuse({ code: 'code.not_found' });
  }
  const { memberId, orderId } = order;
  if (memberId === call.staff.staffId) return refuse({ code: 'code.own' });
  const behind = await findMemberBehind(call, memberId);
  if (!behind) throw new Error(`order ${orderId} belongs to nobody`);
  const session = await openSession(call, storeId, { kind: 'order', memberId, orderId });
  return accept({
    ...session,
    member: await cardOf(call, storeId, behind),
    order: await scannedOrder(call, storeId, order),
  });
}

async function scannedOrder(call: StaffCall, storeId: string, order: Order): Promise<ScannedOrder> {
  const { orderId, kind, item, quantity, state, collected } = order;
  const at = { storeId, requestId: call.requestId, nowMs: call.nowMs };
  const by = collected && (await findStaff(call, collected.staffId as MemberId));
  return {
    orderId,
    kind,
    title: item.title,
    quantity,
    state,
    canCollect: decideCollect(order, at).ok,
    collected: collected && {
      staffName: by?.name ?? '',
      storeName: await storeNameOf(call, collected.storeId),
      atMs: collected.atMs,
    },
  };
}
