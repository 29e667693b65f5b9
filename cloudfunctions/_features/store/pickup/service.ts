import type { InferOutput } from 'valibot';
import type { MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  VerifyPickupRefusal,
  VerifyPickupReply,
  verifyPickupRequest,
} from '#shared/store/pickup/contract';
import type { StaffRefusal } from '#shared/store/staff/contract';
import type { WriteRefusal } from '../../../_kit/action';
import { collectOrder } from '../../../_orders/collect';
import type { StaffCall } from '../../../_staff/action';
import { writeDeed } from '../../../_staff/audit';
import { findStaff } from '../../../_staff/staff';
import { storeNameOf } from '../../../_stores/directory';
import { deedsOf } from './deeds';

/** Hands out what a voucher stands for. The order's own document decides that it happens once. */
export async function verifyPickup(
  call: StaffCall,
  { code }: InferOutput<typeof verifyPickupRequest>,
): Promise<Result<VerifyPickupReply, VerifyPickupRefusal | StaffRefusal | WriteRefusal>> {
  const { storeId } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const { staffId } = call.staff;
  const collected = await collectOrder(call, { code, storeId, staffId });
  if (!collected.ok) {
    const { error } = collected;
    return error.code === 'order.already_collected' ? refuse(await named(call, error)) : collected;
  }
  const order = collected.value;
  for (const deed of deedsOf(order)) await writeDeed(call, deed, call.read);
  const { orderId, kind, item, quantity } = order;
  const { title, picture } = item;
  const collectedAtMs = order.collected?.atMs ?? order.updatedAtMs;
  return accept({ orderId, kind, title, picture, quantity, collectedAtMs });
}

/** By whom, when and where, in names. */
async function named(
  call: StaffCall,
  refused: Extract<VerifyPickupRefusal, { code: 'order.already_collected' }>,
): Promise<VerifyPickupRefusal> {
  const [staff, storeName] = await Promise.all([
    findStaff(call, refused['staffId'] as MemberId),
    storeNameOf(call, String(refused['storeId'])),
  ]);
  return { ...refused, staffName: staff?.name ?? '', storeName };
}
