import type { LeaveTeamRefusal, LeaveTeamReply } from '#shared/groupbuy/contract/seats';
import { decideDeparture, departureOf } from '#shared/groupbuy/departure';
import type { Departure, Seat, Team } from '#shared/groupbuy/model';
import { decideLeaving, decideRelease, type Leaving } from '#shared/groupbuy/rules';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { OrderState } from '#shared/order/model';
import type { Call, MemberCall, WriteRefusal } from '../../_kit/action';
import { listOrdersOf } from '../../_orders/lists';
import { findOrder } from '../../_orders/orders';
import { closePayments } from './attend';
import { changeTeam } from './change';
import { followUp } from './follow-up';
import { paymentOf } from './orders';
import { takePayment } from './pay';
import type { GroupbuyPorts } from './ports';
import { findTeam, findTeamToLeave } from './team/repository';

/** Enough to find the order of a team that was left a moment ago. */
const ordersRead = 20;

/** Gives the caller's seat up, and its money back where it was paid. */
export async function leaveTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  teamId: string,
): Promise<Result<LeaveTeamReply, LeaveTeamRefusal | WriteRefusal>> {
  const leaver = { memberId: call.caller.memberId, requestId: call.requestId };
  const { found: read, isReused } = await findTeamToLeave(call, teamId, leaver);
  if (!read) return refuse({ code: 'groupbuy.team_not_found' });
  if (isReused) return refuse({ code: 'request.key_reused' });
  const before = departureOf(read, leaver);
  if (before) return accept(await answerAgain(call, ports, read, before));
  const first = decideLeaving(read, leaver.memberId, call.nowMs);
  if (!first.ok) return (await findLeft(call, ports, read)) ?? first;

  const { team, closedOrderId } = await closeFirst(call, ports, read, first.value);
  const outcome: { refused?: LeaveTeamRefusal } = {};
  const changed = await changeTeam(call, team, (standing) => {
    const decided = decideDeparture(standing, leaver, closedOrderId, call.nowMs);
    if (decided.ok) return decided.value;
    outcome.refused = decided.error;
    return null;
  });
  const departure = departureOf(changed, leaver);
  if (!departure) return refuse(outcome.refused ?? { code: 'groupbuy.not_in_team' });
  const left = changed.seats.find(({ orderId }) => orderId === departure.orderId);
  const state = left?.state === 'refunding' ? 'refunding' : 'released';
  return accept(replyFrom(await followUp(call, ports, changed), departure, state));
}

/** A repeated request, however late: goes on with what follows and says where its seat has come. */
async function answerAgain(
  call: MemberCall,
  ports: GroupbuyPorts,
  team: Team,
  departure: Departure,
): Promise<LeaveTeamReply> {
  const after = await followUp(call, ports, team);
  const isThere = after.seats.some(({ orderId }) => orderId === departure.orderId);
  const state = isThere ? 'refunding' : (await findOrder(call, departure.orderId))?.state;
  const isPaid = state === 'refunding' || state === 'refunded';
  return replyFrom(after, departure, isPaid ? state : 'released');
}

/** Gives up a held seat whose payment is closed, and does what follows. */
export async function giveUpSeat(
  call: Call,
  ports: GroupbuyPorts,
  read: Team,
  seat: Seat,
): Promise<Team> {
  const changed = await changeTeam(call, read, (team) =>
    decideRelease(team, seat.orderId, 'unpaid', call.nowMs),
  );
  return followUp(call, ports, changed);
}

/**
 * An unpaid seat's payment is closed before the seat is given up; one that was paid meanwhile is seated
 * first, and then left as a paid one.
 */
async function closeFirst(
  call: MemberCall,
  ports: GroupbuyPorts,
  team: Team,
  leaving: Leaving,
): Promise<{ team: Team; closedOrderId: OrderId | null }> {
  if (leaving.is === 'paid') return { team, closedOrderId: null };
  const { orderId } = leaving.seat;
  const closed = await closePayments(call, ports, [leaving.seat]);
  if (closed.length > 0) return { team, closedOrderId: orderId };
  const payment = await ports.payments.findPayment(call, paymentOf(call, orderId).outTradeNo);
  if (payment?.state === 'paid') await takePayment(call, ports, payment);
  const paid = (await findTeam(call, team.teamId)) ?? team;
  const isSeated = paid.seats.some((seat) => seat.orderId === orderId && seat.state === 'paid');
  return { team: paid, closedOrderId: isSeated ? null : orderId };
}

/** A repeated request: goes on with what follows; where the seat has gone its order tells. */
async function findLeft(
  call: MemberCall,
  ports: GroupbuyPorts,
  team: Team,
): Promise<Result<LeaveTeamReply, never> | null> {
  const { memberId } = call.caller;
  const own = team.seats.find((seat) => seat.memberId === memberId);
  if (own) {
    if (own.reason !== 'left') return null;
    const state = own.state === 'released' ? 'released' : 'refunding';
    return accept(replyFrom(await followUp(call, ports, team), own, state));
  }
  const { teamId } = team;
  const owner = { memberId, kind: 'groupbuy' } as const;
  const orders = await listOrdersOf(call, owner, null, ordersRead);
  const order = orders.find((one) => one.teamId === teamId);
  const left = order?.history.find(({ state, by }) => by === 'member' && endings.has(state));
  if (!order || !left) return null;
  const { orderId, state } = order;
  if (state === 'cancelled') return accept({ teamId, orderId, state: 'released' });
  return state === 'refunding' || state === 'refunded' ? accept({ teamId, orderId, state }) : null;
}

/** How the order of somebody who left comes to an end. */
const endings: ReadonlySet<OrderState> = new Set(['cancelled', 'refunding']);

function replyFrom(
  team: Team,
  { orderId }: Pick<Seat, 'orderId'>,
  state: LeaveTeamReply['state'],
): LeaveTeamReply {
  const seat = team.seats.find((one) => one.orderId === orderId);
  const known = seat && isEnding(seat.state) ? seat.state : state;
  return { teamId: team.teamId, orderId, state: known };
}

function isEnding(state: Seat['state']): state is LeaveTeamReply['state'] {
  return state === 'released' || state === 'refunding' || state === 'refunded';
}
