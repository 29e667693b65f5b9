import type { Participation, Seat, Team } from '#shared/groupbuy/model';
import { decideTaking } from '#shared/groupbuy/rules';
import { isLive, type SeatTaker } from '#shared/groupbuy/team';
import type { WishRefusal } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { MemberCall } from '../../../_kit/action';
import { attendTeam, isLapsed } from '../attend';
import { claimSeat } from '../participation/repository';
import type { GroupbuyPorts } from '../ports';
import { findTeam, takeSeat } from '../team/repository';

/** Whether there is a seat; one that lapsed is freed first. */
export async function checkSeat(
  call: MemberCall,
  ports: GroupbuyPorts,
  read: Team,
  taker: SeatTaker,
): Promise<ReturnType<typeof decideTaking>> {
  const decided = decideTaking(read, taker, call.nowMs);
  if (decided.ok) return accept({ ...decided.value, team: read });
  if (!read.seats.some((seat) => isLapsed(seat, call.nowMs))) return decided;
  const team = await attendTeam(call, ports, read);
  const again = decideTaking(team, taker, call.nowMs);
  return again.ok ? accept({ ...again.value, team }) : again;
}

export async function claim(
  call: MemberCall,
  { teamId, campaignId, terms }: Team,
  taker: SeatTaker,
  known: Participation | null,
): Promise<Result<null, Refusal<'groupbuy.already_in_team'> | WishRefusal>> {
  const { maxPerMember } = terms;
  const other = await claimSeat(call, { ...taker, campaignId, teamId, maxPerMember }, known);
  if (other === null) return accept(null);
  if (other.openOrderId === null) {
    const quantityLeft = Math.max(0, (maxPerMember ?? 0) - other.quantity);
    return refuse({ code: 'groupbuy.too_many_a_member', maxPerMember, quantityLeft });
  }
  return refuse({
    code: 'groupbuy.already_in_team',
    teamId: other.openTeamId,
    orderId: other.openOrderId,
  });
}

/** Takes the seat that was free a moment ago, or says why it is not any more. */
export async function take(
  call: MemberCall,
  ports: GroupbuyPorts,
  read: Team,
  seat: Seat,
  taker: SeatTaker,
): Promise<Result<{ team: Team; seat: Seat }>> {
  if (await takeSeat(call, read, seat)) return accept({ team: read, seat });
  const standing = await findTeam(call, read.teamId);
  if (!standing) throw new Error(`team ${read.teamId} is gone`);
  // The same request may have been here twice at once.
  const own = seatOf(standing, taker.orderId);
  if (own) return accept({ team: standing, seat: own });
  const checked = await checkSeat(call, ports, standing, taker);
  if (checked.ok && (await takeSeat(call, checked.value.team, checked.value.seat))) {
    return accept(checked.value);
  }
  const latest = await findTeam(call, read.teamId);
  const twins = latest && seatOf(latest, taker.orderId);
  if (twins) return accept({ team: latest, seat: twins });
  return checked.ok ? refuse({ code: 'groupbuy.team_full' }) : checked;
}

export function seatOf(team: Team, orderId: OrderId): Seat | null {
  const own = team.seats.filter((seat) => seat.orderId === orderId);
  return own.find(isLive) ?? own[0] ?? null;
}
