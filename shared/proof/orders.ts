import type { Item } from '../mall/model';
import type { Order, OrderState } from '../order/model';
import { isOverdue } from '../order/money';
import { canMove, flowLifeMs } from '../order/rules';
import type { Payment } from '../payment/model';
import type { LedgerEntry } from '../points/model';
import { netPointsOf } from '../points/rules';
import type { Invariant, Shop } from './model';
import { documentsOf } from './shop';

/** States in which the thing is the member's, or was handed over: it is out, and points are paid. */
const standing = new Set<OrderState>([
  'awaiting_payment',
  'ready',
  'collected',
  'shipped',
  'received',
]);
const ended = new Set<OrderState>(['cancelled', 'lapsed']);

export const orderInvariants: readonly Invariant[] = [
  {
    number: 17,
    says: 'no order is left half placed or past its deadline once the sweep has been',
    needs: ['orders'],
    *breaches(shop, { sweptAtMs }) {
      if (sweptAtMs === null) return;
      const asked = askedAtWechat(shop);
      for (const order of mallOrders(shop)) {
        const { orderId, state, delivery, updatedAtMs } = order;
        const isStuck = state === 'placing' && updatedAtMs < sweptAtMs - flowLifeMs;
        const isLate =
          state === 'ready' &&
          delivery.kind === 'pickup' &&
          delivery.collectByMs !== null &&
          delivery.collectByMs < sweptAtMs;
        const isUnpaid = isOverdue(order, sweptAtMs - 1) && !asked.has(orderId);
        if (isStuck || isLate || isUnpaid) yield { of: orderId, what: `still ${state}` };
      }
    },
  },
  {
    number: 18,
    says: 'a redeemed order has one debit, or one debit and one full return',
    needs: ['orders', 'ledger'],
    *breaches(shop) {
      const entries = shop.books.flatMap((book) => book.entries);
      const debits = new Map(
        entries.filter(({ kind }) => kind === 'redeem').map((entry) => [entry.entryId, entry]),
      );
      for (const order of mallOrders(shop)) {
        const debitId = order.orderId.replace(/^mall:/, 'redeem:') as LedgerEntry['entryId'];
        const debit = debits.get(debitId);
        debits.delete(debitId);
        const returns = entries.filter(({ reversesEntryId }) => reversesEntryId === debitId);
        const what = wronglyPaid(order, debit, returns);
        if (what) yield { of: order.orderId, what };
      }
      for (const entryId of debits.keys()) yield { of: entryId, what: 'pays for no order' };
    },
  },
  {
    number: 19,
    says: 'no member has more of an item than its limit',
    needs: ['orders', 'items'],
    *breaches(shop) {
      const items = documentsOf(shop.dump, 'items') as Item[];
      const held = new Map<string, number>();
      for (const { memberId, item, quantity, state } of mallOrders(shop)) {
        if (!standing.has(state)) continue;
        const key = `${memberId} ${item.itemId}`;
        held.set(key, (held.get(key) ?? 0) + quantity);
      }
      for (const [key, quantity] of held) {
        const limits = items.filter(({ itemId }) => key.endsWith(` ${itemId}`));
        // An order was made under one of the versions: the most generous bounds them all.
        const most = Math.max(...limits.map((one) => one.limits.perMember ?? Infinity));
        if (quantity > most) yield { of: key, what: `${String(quantity)} of ${String(most)}` };
      }
    },
  },
  {
    number: 27,
    says: 'orders move only as they may, one state after the other',
    needs: ['orders'],
    *breaches({ dump }) {
      for (const { orderId, kind, state, history } of documentsOf(dump, 'orders') as Order[]) {
        for (const [index, event] of history.entries()) {
          const before = history[index - 1];
          if (before && !canMove(kind, before.state, event.state)) {
            yield { of: orderId, what: `${before.state}, then ${event.state}` };
          }
        }
        const last = history.at(-1)?.state;
        if (last !== state) yield { of: orderId, what: `${state}, by its history ${String(last)}` };
      }
    },
  },
];

/** Orders of payments that only WeChat's word, or payment's own job, can bring to an end. */
function askedAtWechat({ dump }: Shop): Set<string> {
  const payments = documentsOf(dump, 'payments') as Payment[];
  return new Set(
    payments
      .filter(({ state, settledAtMs }) =>
        state === 'paid' ? settledAtMs === null : state === 'closing',
      )
      .map(({ subject }) => subject.orderId),
  );
}

export function mallOrders({ dump }: Shop): Order[] {
  return (documentsOf(dump, 'orders') as Order[]).filter(({ kind }) => kind === 'mall');
}

/** Of an order that has ended, whether all that it owed has come back: it left the sweeper's queue. */
export function isSettled({ state, nextCheckAtMs }: Order): boolean {
  return ended.has(state) && nextCheckAtMs === null;
}

export function isStanding({ state }: Order): boolean {
  return standing.has(state);
}

function wronglyPaid(
  order: Order,
  debit: LedgerEntry | undefined,
  returns: readonly LedgerEntry[],
): string | null {
  const { state, pricePoints, onLapse } = order;
  if (debit && netPointsOf(debit) + pricePoints !== 0) return `paid ${String(netPointsOf(debit))}`;
  if (!debit && standing.has(state)) return `${state} and not paid`;
  const back = returns.reduce((sum, entry) => sum + netPointsOf(entry), 0);
  const isOwed = debit !== undefined && (state === 'cancelled' || onLapse === 'return');
  if (!ended.has(state)) return back === 0 ? null : `${state}, and ${String(back)} came back`;
  if (!isSettled(order)) return back === 0 || back === pricePoints ? null : `${String(back)} back`;
  return back === (isOwed ? pricePoints : 0) ? null : `${state}, ${String(back)} came back`;
}
