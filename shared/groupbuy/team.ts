import type { MemberId, OrderId } from '../kernel/ids';
import type { Campaign, CampaignTerms, Seat, Team, TeamState } from './model';
import { piecesOfTeam, seatHoldMs, teamDeadlineMs } from './terms';

/** After this long whoever decided is gone, and `jobs` does what follows. Units: ms. */
export const followUpAfterMs = 60_000;

/** Takes a place: held for who has not paid, or paid. */
export function isLive({ state }: Pick<Seat, 'state'>): boolean {
  return state === 'held' || state === 'paid';
}

/** Which order is a seat taken for, and by whom. */
export interface SeatTaker {
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly quantity: number;
  readonly storeId: string | null;
}

/** A seat kept for its taker: for a quarter of an hour, and never past the team's own deadline. */
export function heldSeat(taker: SeatTaker, deadlineMs: number, nowMs: number): Seat {
  return {
    orderId: taker.orderId,
    memberId: taker.memberId,
    quantity: taker.quantity,
    storeId: taker.storeId,
    state: 'held',
    heldAtMs: nowMs,
    heldUntilMs: Math.min(nowMs + seatHoldMs, deadlineMs),
    paidAtMs: null,
    reason: null,
    isSettled: false,
  };
}

/** A new team with its leader's seat held. */
export function openingTeam(
  teamId: string,
  campaign: Campaign,
  leader: SeatTaker,
  nowMs: number,
): Team {
  const { campaignId, version, terms } = campaign;
  const deadlineMs = teamDeadlineMs(terms, nowMs);
  const seat = heldSeat(leader, deadlineMs, nowMs);
  return {
    teamId,
    campaignId,
    campaignVersion: version,
    terms,
    state: 'open',
    leaderId: leader.memberId,
    seats: [seat],
    departures: [],
    seatsLeft: terms.teamSize - 1,
    paidSeats: 0,
    completedByShop: false,
    completion: null,
    openedAtMs: nowMs,
    deadlineMs,
    stockPieces: terms.stock === null ? 0 : piecesOfTeam(terms),
    endedAtMs: null,
    nextDueAtMs: seat.heldUntilMs,
    seq: 1,
  };
}

/**
 * The team with other seats: places, leader and what is due follow from them. While it is open the
 * next seat leads where the leader has none, those who have paid first; the deadline never moves.
 * An open team without anybody is over. Source: docs/domain/groupbuy.md, rules 9 and 10.
 */
export function withSeats(
  team: Team,
  seats: readonly Seat[],
  nowMs: number,
  state: TeamState = team.state,
): Team {
  const live = seats.filter(isLive);
  const isEmpty = state === 'open' && live.length === 0;
  const nextState = isEmpty ? 'failed' : state;
  const isEnding = nextState === 'failed' && team.endedAtMs === null;
  const next: Team = {
    ...team,
    state: nextState,
    seats,
    leaderId: nextState === 'open' ? leaderOf(team.leaderId, live) : team.leaderId,
    seatsLeft: nextState === 'open' ? placesLeft(team.terms, live) : 0,
    paidSeats: seats.filter((seat) => seat.state === 'paid').length,
    endedAtMs: isEnding ? nowMs : team.endedAtMs,
    seq: team.seq + 1,
  };
  return { ...next, nextDueAtMs: nextDueAtMs(next, nowMs) };
}

/** When the team next needs attention by itself; null when all is done. */
export function nextDueAtMs(team: Team, nowMs: number): number | null {
  const instants = team.state === 'open' ? [team.deadlineMs] : [];
  for (const seat of team.seats) {
    if (needsFollowUp(team, seat)) instants.push(nowMs + followUpAfterMs);
    else if (seat.state === 'held') instants.push(seat.heldUntilMs);
  }
  const isOver = team.state === 'succeeded' || team.state === 'failed';
  if (team.state === 'full' || (isOver && team.stockPieces > 0)) {
    instants.push(nowMs + followUpAfterMs);
  }
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Whether something that follows from a seat's state is still to be done. */
export function needsFollowUp({ state: team }: Pick<Team, 'state'>, seat: Seat): boolean {
  if (seat.isSettled || seat.state === 'held') return false;
  return seat.state === 'paid' ? team === 'full' : true;
}

/** The state everybody is shown: a deadline that has passed counts before anybody has written it down. */
export function stateAt(team: Team, nowMs: number): Team['state'] {
  return team.state === 'open' && nowMs >= team.deadlineMs ? 'failed' : team.state;
}

/** One seat changed, by the order it belongs to. */
export function replaceSeat(
  seats: readonly Seat[],
  orderId: string,
  change: Partial<Seat>,
): Seat[] {
  return seats.map((seat) => (seat.orderId === orderId ? { ...seat, ...change } : seat));
}

function leaderOf(leaderId: MemberId, live: readonly Seat[]): MemberId {
  if (live.some(({ memberId }) => memberId === leaderId)) return leaderId;
  const next = live.find(({ state }) => state === 'paid') ?? live[0];
  return next?.memberId ?? leaderId;
}

function placesLeft({ teamSize }: Pick<CampaignTerms, 'teamSize'>, live: readonly Seat[]): number {
  return teamSize - live.length;
}
