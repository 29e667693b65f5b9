import type { ListMyTeamsReply, MySeat, MyTeam } from '#shared/groupbuy/contract/teams';
import type { Seat, SeatReason, Team } from '#shared/groupbuy/model';
import { decideLeaving } from '#shared/groupbuy/rules';
import { leastPayingMs, priceOf } from '#shared/groupbuy/terms';
import { accept, type Result } from '#shared/kernel/result';
import type { Order, OrderState } from '#shared/order/model';
import { canBeCollected, stateAt } from '#shared/order/rules';
import type { MemberCall } from '../../_kit/action';
import { listOrdersOf } from '../../_orders/lists';
import { findTeams } from './team/repository';

/** Which orders a filter shows. */
const statesOf: Readonly<Record<string, readonly OrderState[]>> = {
  waiting: ['awaiting_payment', 'locked'],
  succeeded: ['ready', 'collected', 'shipped', 'received'],
  failed: ['cancelled', 'lapsed', 'refunding', 'refunded'],
};

/** The caller's orders with their teams, newest first. Database calls: 2. */
export async function listMyTeams(
  call: MemberCall,
  { filter, cursor, limit }: { filter: string; cursor: string | null; limit: number },
): Promise<Result<ListMyTeamsReply, never>> {
  const states = statesOf[filter];
  const mine = {
    memberId: call.caller.memberId,
    kind: 'groupbuy',
    ...(states && { states }),
  } as const;
  const orders = await listOrdersOf(call, mine, placeOf(cursor), limit + 1);
  const page = orders.slice(0, limit);
  const teams = await findTeams(call, [...new Set(page.flatMap(({ teamId }) => teamId ?? []))]);
  const last = orders.length > limit ? page.at(-1) : undefined;
  return accept({
    teams: page.flatMap((order) => {
      const team = teams.find(({ teamId }) => teamId === order.teamId);
      return team ? [myTeam(team, order, call.nowMs)] : [];
    }),
    nextCursor: last ? `${String(last.listedAtMs)}:${last.orderId}` : null,
    nowMs: call.nowMs,
  });
}

function placeOf(cursor: string | null): { listedAtMs: number; orderId: string } | null {
  if (cursor === null) return null;
  const colon = cursor.indexOf(':');
  return { listedAtMs: Number(cursor.slice(0, colon)), orderId: cursor.slice(colon + 1) };
}

function myTeam(team: Team, order: Order, nowMs: number): MyTeam {
  const { teamId, campaignId, terms } = team;
  const seat = team.seats.find(({ orderId }) => orderId === order.orderId) ?? goneSeat(order);
  return {
    teamId,
    campaignId,
    item: terms.item,
    teamState: team.state,
    teamSize: terms.teamSize,
    seatsLeft: team.seatsLeft,
    paidSeats: team.paidSeats,
    deadlineMs: team.deadlineMs,
    completedByShop: team.completedByShop,
    mine: mySeat(team, seat, order, nowMs),
    orderedAtMs: order.createdAtMs,
  };
}

/** The caller's own part in a team. `order` is null for a seat whose order was never added. */
export function mySeat(team: Team, seat: Seat, order: Order | null, nowMs: number): MySeat {
  const isHeld = seat.state === 'held';
  const price = priceOf(team.terms, seat.quantity);
  const isShown = order !== null && canBeCollected(order, nowMs);
  return {
    orderId: seat.orderId,
    state: seat.state,
    quantity: seat.quantity,
    amountFen: order?.priceFen ?? price.amountFen,
    pricePoints: order?.pricePoints ?? price.pricePoints,
    isLeader: seat.memberId === team.leaderId,
    heldUntilMs: isHeld ? seat.heldUntilMs : null,
    canPay: isHeld && order !== null && seat.heldUntilMs - nowMs >= leastPayingMs,
    canLeave: decideLeaving(team, seat.memberId, nowMs).ok,
    reason: seat.reason,
    shopReason: seat.afterSales?.reason ?? null,
    orderState: order && stateAt(order, nowMs),
    voucherCode: isShown ? order.voucherCode : null,
  };
}

/** The seat of an order that was given up and has been dropped from its team. */
function goneSeat(order: Order): Seat {
  const isPaid = order.state === 'refunding' || order.state === 'refunded';
  const isLeft = order.history.some(({ state, by }) => by === 'member' && endings.has(state));
  const reason: SeatReason = isLeft ? 'left' : isPaid ? 'paid_late' : 'unpaid';
  return {
    orderId: order.orderId,
    memberId: order.memberId,
    quantity: order.quantity,
    storeId: null,
    state: order.state === 'refunding' || order.state === 'refunded' ? order.state : 'released',
    heldAtMs: order.createdAtMs,
    heldUntilMs: order.createdAtMs,
    paidAtMs: null,
    reason,
    isSettled: true,
  };
}

const endings: ReadonlySet<OrderState> = new Set(['cancelled', 'refunding']);
