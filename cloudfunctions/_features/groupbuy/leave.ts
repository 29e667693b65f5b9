import type { LeaveTeamRefusal, LeaveTeamReply } from '#shared/groupbuy/contract';
import type { Seat, SeatReason, Team } from '#shared/groupbuy/model';
import { decideLeaving, decideRelease, type Leaving } from '#shared/groupbuy/rules';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { OrderState } from '#shared/order/model';
import type { Call, MemberCall } from '../../_kit/action';
import { listOrdersOf } from '../../_orders/orders';
import { closePayments } from './attend';
import { changeTeam } from './change';
import { followUp } from './follow-up';
import { paymentOf } from './orders';
import { takePayment } from './pay';
import type { GroupbuyPorts } from './ports';
import { findTeam } from './team/repository';

/** Enough to find the order of a team that was left a moment ago. */
const ordersRead = 20;

/** Gives the caller's seat up, and its money back where it was paid. */
export async function leaveTeam(
  call: MemberCall,
  ports: GroupbuyPorts,
  teamId: string,
): Promise<Result<LeaveTeamReply, LeaveTeamRefusal>> {
  const { memberId } = call.caller;
  const read = await findTeam(call, teamId);
  if (!read) return refuse({ code: 'groupbuy.team_not_found' });
  const first = decideLeaving(read, memberId, call.nowMs);
  if (!first.ok) return (await findLeft(call, ports, read)) ?? first;

  const { team, leaving } = await closeFirst(call, ports, read, first.value);
  if (leaving.is === 'held') {
    const after = await giveUpSeat(call, ports, team, leaving.seat, 'left');
    return accept(replyFrom(after, leaving.seat, 'released'));
  }
  const outcome: { refused?: LeaveTeamRefusal } = {};
  const changed = await changeTeam(call, team, (standing) => {
    const decided = decideLeaving(standing, memberId, call.nowMs);
    if (!decided.ok) outcome.refused = decided.error;
    return decided.ok && decided.value.is === 'paid' ? decided.value.team : null;
  });
  if (outcome.refused) return refuse(outcome.refused);
  const left = changed.seats.find((seat) => seat.memberId === memberId && seat.reason === 'left');
  if (!left) throw new Error(`${memberId} has left ${teamId} and is still there`);
  return accept(replyFrom(await followUp(call, ports, changed), left, 'refunding'));
}

/** Gives up a held seat whose payment is closed, and does what follows. */
export async function giveUpSeat(
  call: Call,
  ports: GroupbuyPorts,
  read: Team,
  seat: Seat,
  reason: SeatReason = 'unpaid',
): Promise<Team> {
  const changed = await changeTeam(call, read, (team) =>
    decideRelease(team, seat.orderId, reason, call.nowMs),
  );
  return followUp(call, ports, changed);
}

/** An unpaid seat's payment is closed first; one that was paid meanwhile is left as a paid one. */
async function closeFirst(
  call: MemberCall,
  ports: GroupbuyPorts,
  team: Team,
  leaving: Leaving,
): Promise<{ team: Team; leaving: Leaving }> {
  if (leaving.is === 'paid') return { team, leaving };
  const closed = await closePayments(call, ports, [leaving.seat]);
  if (closed.length > 0) return { team, leaving };
  const { outTradeNo } = paymentOf(call, leaving.seat.orderId);
  const payment = await ports.payments.findPayment(call, outTradeNo);
  if (payment?.state === 'paid') await takePayment(call, ports, payment);
  const paid = await findTeam(call, team.teamId);
  const again = paid && decideLeaving(paid, call.caller.memberId, call.nowMs);
  return paid && again?.ok ? { team: paid, leaving: again.value } : { team, leaving };
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

function replyFrom(team: Team, { orderId }: Seat, state: LeaveTeamReply['state']): LeaveTeamReply {
  const seat = team.seats.find((one) => one.orderId === orderId);
  return { teamId: team.teamId, orderId, state: seat?.state === 'refunded' ? 'refunded' : state };
}
