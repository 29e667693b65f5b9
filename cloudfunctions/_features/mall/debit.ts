import type { EntryId, MemberId, OrderId, RequestId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { LedgerEntry } from '#shared/points/model';
import type { Call } from '../../_kit/action';
import { findEntry } from '../../_ledger/entries';
import { repairAccount } from '../../_ledger/repair';

export function redeemOrderId(memberId: MemberId, requestId: RequestId): OrderId {
  return `mall:${memberId}:${requestId}` as OrderId;
}

/** The entry that pays for a redeemed order; so there is one for an order, or none. */
export function debitIdOf(orderId: OrderId): EntryId {
  return orderId.replace(/^mall:/, 'redeem:') as EntryId;
}

/** The entry that paid for an order; null for sure, even right after a run that died. */
export async function findDebit(
  call: Call,
  { orderId, memberId }: Pick<Order, 'orderId' | 'memberId'>,
): Promise<LedgerEntry | null> {
  const found = await findEntry(call, debitIdOf(orderId));
  if (found) return found;
  await repairAccount(call, memberId);
  return findEntry(call, debitIdOf(orderId));
}
