import type { Seat, Team } from '#shared/groupbuy/model';
import { decideSettled, decideStockSettled } from '#shared/groupbuy/settling';
import { needsFollowUp } from '#shared/groupbuy/team';
import type { Call } from '../../_kit/action';
import { changeTeam } from './change';
import { noticesOf } from './notices';
import { closeClaims, giveUpClaims } from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { settleSeat } from './settle-seat';
import { settleAside } from './stock/repository';

/** Seats done side by side, and how often; the rest of a large team is left to `jobs`. */
const batch = 10;
const batchesPerRun = 3;

/**
 * Does what follows from what was decided about a team's seats, a few at a time, and notes what is
 * done: orders made ready, money sent back, limits and points freed, members told. Every step may be
 * repeated; whoever dies leaves the rest to the next. Source: docs/domain/groupbuy.md, rule 13.
 *
 * `justPaid` is the order whose payment brought it about: that order was not locked before.
 */
export async function followUp(
  call: Call,
  ports: GroupbuyPorts,
  read: Team,
  justPaid: string | null = null,
): Promise<Team> {
  let team = read;
  for (let run = 0; run < batchesPerRun; run += 1) {
    const { state } = team;
    const waiting = team.seats.filter((seat) => needsFollowUp({ state }, seat));
    const isAlmostOver = team.state === 'full' || (isOver(team) && team.stockPieces > 0);
    if (waiting.length === 0 && !isAlmostOver) return team;
    team = await settleBatch(call, ports, team, waiting, justPaid);
    if (waiting.length <= batch) return team;
  }
  return team;
}

async function settleBatch(
  call: Call,
  ports: GroupbuyPorts,
  team: Team,
  waiting: readonly Seat[],
  justPaid: string | null,
): Promise<Team> {
  const seats = waiting.slice(0, batch);
  const outcomes = await Promise.allSettled(
    seats.map((seat) => settleSeat(call, ports, team, seat, justPaid)),
  );
  const done = seats.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  const faults = outcomes
    .filter((one) => one.status === 'rejected')
    .map(({ reason }) => reason as unknown);
  const isLast = team.state !== 'open' && done.length === waiting.length;
  const { campaignId, teamId, stockPieces } = team;
  await Promise.all([
    closeClaims(call, campaignId, done.filter(isPaid)),
    giveUpClaims(
      call,
      campaignId,
      done.filter((seat) => !isPaid(seat)),
    ),
    ports.tell(call, noticesOf(call, team, done)),
    isLast && stockPieces > 0
      ? settleAside(call, campaignId, { teamId, pieces: stockPieces }, soldPieces(team))
      : null,
  ]);
  const orderIds = done.map(({ orderId }) => orderId);
  const after = await changeTeam(call, team, (standing) => {
    const settled = decideSettled(standing, orderIds, call.nowMs) ?? standing;
    const ended = isLast ? (decideStockSettled(settled, call.nowMs) ?? settled) : settled;
    return ended === standing ? null : ended;
  });
  if (faults.length > 0) throw new AggregateError(faults, `seats of ${teamId} are not settled`);
  return after;
}

function isPaid({ state }: Seat): boolean {
  return state === 'paid';
}

function isOver({ state }: Team): boolean {
  return state === 'succeeded' || state === 'failed';
}

/** Fixed once the team is full; nothing of a team that failed is sold. */
function soldPieces(team: Team): number {
  if (team.state === 'failed') return 0;
  return team.seats.filter(isPaid).reduce((sum, { quantity }) => sum + quantity, 0);
}
