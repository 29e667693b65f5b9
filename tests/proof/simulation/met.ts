import type { Team } from '#shared/groupbuy/model';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import type { Dump } from '#shared/proof/model';
import type { Fault } from '../../../localcloud/wechat/pay';

/** What a life has met with in the business with teams and money, by what is stored at its end. */
export function metIn(
  dump: Dump,
  notices: readonly { readonly fault: Fault | null }[],
): Record<string, number> {
  const met: Record<string, number> = {};
  const count = (what: string): void => {
    met[what] = (met[what] ?? 0) + 1;
  };
  for (const { state, completedByShop, seats } of (dump['groupbuy_teams'] ?? []) as Team[]) {
    count(completedByShop ? 'team completed by the shop' : `team ${state}`);
    for (const { reason } of seats) if (reason) count(`seat ${reason}`);
  }
  for (const { state, refunds } of (dump['payments'] ?? []) as Payment[]) {
    count(`payment ${state}`);
    for (const refund of refunds) count(`refund ${refund.state}`);
  }
  for (const { kind, state } of (dump['orders'] ?? []) as Order[]) count(`${kind} order ${state}`);
  for (const { fault } of notices) count(`notification ${fault ?? 'as it should be'}`);
  return met;
}
