import type { Participation, Team } from '#shared/groupbuy/model';
import type { SeatTaker } from '#shared/groupbuy/team';
import { decideWish, type WishRefusal } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import type { Refusal } from '#shared/kernel/result';
import type { Address } from '#shared/order/model';
import type { MemberCall } from '../../../_kit/action';
import type { Buyer } from './repository';

/** What a buyer wishes for besides the seat. */
export interface Wish {
  readonly quantity: number;
  readonly storeId: string | null;
  readonly address: Address | null;
}

/** Says no before anything is written, with the rules that the writes themselves hold to. */
export function refusedWish(
  team: Team,
  participation: Participation | null,
  wish: Wish,
  ownOrderId: OrderId,
): Refusal<'groupbuy.already_in_team'> | WishRefusal | null {
  const { openOrderId, openTeamId, openQuantity = 0, quantity = 0 } = participation ?? {};
  const isOwn = openOrderId === ownOrderId;
  if (openOrderId && !isOwn) {
    return { code: 'groupbuy.already_in_team', teamId: openTeamId, orderId: openOrderId };
  }
  const { storeId, address } = wish;
  const wished = { quantity: wish.quantity, storeId, hasAddress: address !== null };
  const decided = decideWish(team.terms, wished, isOwn ? quantity - openQuantity : quantity);
  return decided.ok ? null : decided.error;
}

/** Whether this request id has stood for a seat in another team. */
export function isOtherWish(
  { order, participation }: Buyer,
  orderId: OrderId,
  teamId: string,
): boolean {
  if (order !== null) return order.teamId !== teamId;
  return participation?.openOrderId === orderId && participation.openTeamId !== teamId;
}

export function takerOf(call: MemberCall, { quantity, storeId }: Wish): SeatTaker {
  const { memberId } = call.caller;
  const orderId = `groupbuy:${memberId}:${call.requestId}` as OrderId;
  return { orderId, memberId, quantity, storeId };
}
