import type { MemberId } from '#shared/kernel/ids';
import type { Call } from '../../../_kit/action';
import type { Deed } from '../../../_staff/audit';
import { listBillsMovedSince } from '../purchase/repository';
import { billDeed } from './record';

const billsRead = 1000;

/** The bills that were recorded without a member since an instant, as they have to stand in the audit. */
export async function listBillDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  const moved = await listBillsMovedSince(call, 'unlinked', sinceMs, billsRead);
  return moved.map((bill) => {
    const { by, ...draft } = billDeed(bill);
    const { staffId, requestId, atMs } = by;
    return { ...draft, staffId: staffId as MemberId, requestId, atMs };
  });
}
