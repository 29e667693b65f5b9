import type { InferOutput } from 'valibot';
import type { MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  VerifyPickupRefusal,
  VerifyPickupReply,
  verifyPickupRequest,
} from '#shared/store/pickup/contract';
import { readCode } from '#shared/store/code/rules';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import type { WriteRefusal } from '../../../_kit/action';
import { collectOrder } from '../../../_orders/collect';
import type { StaffCall } from '../../../_staff/action';
import { writeDeed } from '../../../_staff/audit';
import { findStaff } from '../../../_staff/staff';
import { storeNameOf } from '../../../_stores/directory';
import { tellOfOtherPurpose } from '../code/tell';
import { checkLock, countGuess } from '../scan/guesses';
import { deedsOf } from './deeds';

/** Hands out what a voucher stands for. The order's own document decides that it happens once. */
export async function verifyPickup(
  call: StaffCall,
  { code }: InferOutput<typeof verifyPickupRequest>,
): Promise<Result<VerifyPickupReply, VerifyPickupRefusal | StaffRefusal | WriteRefusal>> {
  const { storeId } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const lock = await checkLock(call);
  if (lock) return refuse(lock);
  const read = readCode(code);
  if (read.kind === 'token' || read.kind === 'digits') {
    const tried = { reason: 'other_purpose', storeId, by: call.staff.staffId } as const;
    if (!(await tellOfOtherPurpose(call, read, tried))) await countGuess(call);
    return refuse({ code: 'code.wrong_purpose' });
  }
  const { staffId } = call.staff;
  const collected = await collectOrder(call, { code, storeId, staffId });
  if (!collected.ok) {
    const { error } = collected;
    if (error.code === 'order.already_collected') return refuse(await named(call, error));
    const isGuess = error.code === 'order.voucher_not_found' && read.kind !== 'mistyped';
    if (isGuess) await countGuess(call);
    return collected;
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
