import type { Participation, Team } from '#shared/groupbuy/model';
import type { Order, OrderState } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import type { Dump } from '#shared/proof/model';

/** What `jobs` does for teams and money. */
export const teamTimers: readonly string[] = [
  ...['reconcile-payments', 'attend-teams', 'check-claims', 'refund-uncollected'],
];

/** States that an order of a team passes through on its way to another; what lapsed is refunded next. */
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
    ...all<Order>('orders')
      .filter(({ kind, state }) => kind === 'groupbuy' && passing.has(state))
      .map(({ orderId, state }) => `order ${orderId}: ${state}`),
    ...all<Participation>('groupbuy_participations')
      .filter(({ openOrderId }) => openOrderId !== null)
      .map(({ memberId, openOrderId }) => `seat of ${memberId}: ${String(openOrderId)}`),
  ];
}
