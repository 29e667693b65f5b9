import type { Participation, Team } from '#shared/groupbuy/model';
import type { Order, OrderState } from '#shared/order/model';
import { failedRefunds } from '#shared/payment/failed';
import type { Payment } from '#shared/payment/model';
import type { Dump } from '#shared/proof/model';

/** What `jobs` does for teams, orders and money. */
export const teamTimers: readonly string[] = [
  ...['reconcile-payments', 'attend-teams', 'check-claims', 'refund-uncollected', 'sweep-orders'],
];

/** States that an order passes through on its way to another; what lapsed of a team is refunded next. */
const passing = new Set<OrderState>([
  'placing',
  'awaiting_payment',
  'locked',
  'lapsed',
  'refunding',
]);

/** What is still under way in the business with teams and money; nothing once all is at rest. */
export function openEnds(dump: Dump): string[] {
  const all = <Document>(name: string): Document[] => (dump[name] ?? []) as Document[];
  return [
    ...all<Team>('groupbuy_teams')
      .filter(({ nextDueAtMs }) => nextDueAtMs !== null)
      .map(({ teamId, state }) => `team ${teamId}: ${state}`),
    ...all<Payment>('payments')
      .filter(({ nextAttemptAtMs }) => nextAttemptAtMs !== null)
      .map(({ outTradeNo, state }) => `payment ${outTradeNo}: ${state}`),
    ...all<Payment>('payments')
      .flatMap(failedRefunds)
      .map(({ outRefundNo, state }) => `refund ${outRefundNo}: ${state}`),
    ...all<Order>('orders')
      .filter(({ kind, state }) => passing.has(state) && !(kind === 'mall' && state === 'lapsed'))
      .map(({ orderId, state }) => `order ${orderId}: ${state}`),
    ...all<Participation>('groupbuy_participations')
      .filter(({ openOrderId }) => openOrderId !== null)
      .map(({ memberId, openOrderId }) => `seat of ${memberId}: ${String(openOrderId)}`),
  ];
}
