import type { Order } from '../order/model';
import { sendsMoneyBack } from '../order/money';
import type { LedgerEntry } from '../points/model';
import type { Book, Breach, Dump } from './model';
import { documentsOf } from './shop';

/** Growth of money that was paid for orders: once an order, and gone with the money. */
export function* orderGrowthFaults(dump: Dump, books: readonly Book[]): Generator<Breach> {
  const orders = new Map<string, Order>(
    (documentsOf(dump, 'orders') as Order[]).map((order) => [order.orderId, order]),
  );
  for (const { account, entries } of books) {
    if (account.closed) continue;
    const takenBack = new Set(entries.map(({ reversesEntryId }) => reversesEntryId));
    for (const entry of entries) {
      if (entry.kind !== 'growth') continue;
      const order = orders.get(entry.entryId.replace(/^growth:/, ''));
      const what = faultOf(entry, order, takenBack.has(entry.entryId));
      if (what) yield { of: entry.entryId, what };
    }
  }
}

function faultOf(
  { memberId, explanation }: LedgerEntry,
  order: Order | undefined,
  isTakenBack: boolean,
): string | null {
  if (order?.memberId !== memberId) return 'for no order of the member';
  if (explanation.steps[0]?.facts['amountFen'] !== order.priceFen) return 'of another amount';
  if (isTakenBack) return isOver(order) ? null : 'taken back, and the order stands';
  return isSettled(order) ? 'kept, and the money went back' : null;
}

/** Until the sweeper has looked once more, something of a redeemed order may still be on its way. */
function isSettled(order: Order): boolean {
  if (order.kind === 'groupbuy') return order.state === 'refunded';
  return isOver(order) && order.nextCheckAtMs === null;
}

function isOver(order: Order): boolean {
  return sendsMoneyBack(order) || order.state === 'refunding' || order.state === 'refunded';
}
