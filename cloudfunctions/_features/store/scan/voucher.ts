import { accept, refuse, type Result } from '#shared/kernel/result';
import { decideCollect } from '#shared/order/rules';
import type { ScannedOrder, ScanRefusal, ScanReply } from '#shared/store/scan/contract';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import { cardOf } from './card';
import { countGuess } from './guesses';
import { findOrderWithMember, type OrderWithMember } from './repository';
import { openSession } from './session';

/** What a pick-up code stands for, and whether it can be handed out here. Nothing is handed out yet. */
export async function scanVoucher(
  call: StaffCall,
  storeId: string,
  voucherCode: string,
): Promise<Result<ScanReply, ScanRefusal>> {
  const found = await findOrderWithMember(call, voucherCode);
  if (!found) {
    await countGuess(call);
    return refuse({ code: 'code.not_found' });
  }
  const { memberId, orderId } = found.order;
  if (memberId === call.staff.staffId) return refuse({ code: 'code.own' });
  const session = await openSession(call, storeId, { kind: 'order', memberId, orderId });
  return accept({
    ...session,
    member: await cardOf(call, storeId, found.behind),
    order: await scannedOrder(call, storeId, found),
  });
}

async function scannedOrder(
  call: StaffCall,
  storeId: string,
  { order, collectorName }: OrderWithMember,
): Promise<ScannedOrder> {
  const { orderId, kind, item, quantity, state, collected } = order;
  const at = { storeId, requestId: call.requestId, nowMs: call.nowMs };
  return {
    orderId,
    kind,
    title: item.title,
    quantity,
    state,
    canCollect: decideCollect(order, at).ok,
    collected: collected && {
      staffName: collectorName,
      storeName: await storeNameOf(call, collected.storeId),
      atMs: collected.atMs,
    },
  };
}
