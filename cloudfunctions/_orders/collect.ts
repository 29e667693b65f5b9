import { accept, refuse, type Result } from '#shared/kernel/result';
import type { Order } from '#shared/order/model';
import { decideCollect, type CollectRefusal } from '#shared/order/rules';
import { parseVoucher } from '#shared/order/voucher';
import type { Call } from '../_kit/action';
import { findOrder, findOrderByVoucher, moveOrder } from './orders';

/** A pick-up code shown at a counter, and who took it. */
export interface Pickup {
  /** As scanned or typed. */
  readonly code: string;
  readonly storeId: string;
  readonly staffId: string;
}

/**
 * Hands an order over in a store, once; the same request again hears the first answer. Two database
 * calls. Against a cancel at the same instant the order's own document decides, and the loser is told
 * what stands.
 */
export async function collectOrder(
  call: Call,
  { code, storeId, staffId }: Pickup,
): Promise<Result<Order, CollectRefusal>> {
  const voucherCode = parseVoucher(code);
  const found = voucherCode === null ? null : await findOrderByVoucher(call, voucherCode);
  if (!found) return refuse({ code: 'order.voucher_not_found' });
  const at = { storeId, requestId: call.requestId, nowMs: call.nowMs };
  const decided = decideCollect(found, at);
  if (!decided.ok) return decided;
  if (decided.value === 'repeat') return accept(found);

  const collected = { storeId, staffId, atMs: call.nowMs, requestId: call.requestId };
  const patch = { collected, nextCheckAtMs: null };
  const by = `staff:${staffId}` as const;
  const moved = await moveOrder(call, found, { from: 'ready', to: 'collected', by, patch });
  if (moved) {
    const event = { state: 'collected', atMs: call.nowMs, by } as const;
    return accept({ ...found, ...patch, state: 'collected', history: [...found.history, event] });
  }
  const standing = await findOrder(call, found.orderId);
  if (!standing) throw new Error(`order ${found.orderId} is gone`);
  const lost = decideCollect(standing, at);
  return lost.ok ? accept(standing) : lost;
}
