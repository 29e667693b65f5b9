import type { Seat, Team } from '#shared/groupbuy/model';
import { noticeOfTeam } from '#shared/notice/facts';
import type { Notice, TeamResult } from '#shared/notice/model';
import type { Call } from '../../_kit/action';

/** What those in a team are told of its end; who left by themselves, or never paid, know. */
export function noticesOf(call: Call, team: Team, seats: readonly Seat[]): Notice[] {
  return seats.flatMap((seat) => {
    const result = resultFor(team, seat);
    if (result === null) return [];
    const { memberId, orderId } = seat;
    const { teamId, terms } = team;
    const facts = { teamId, title: terms.item.title, result };
    return [noticeOfTeam(memberId, orderId, facts, { nowMs: call.nowMs })];
  });
}

function resultFor({ state, completedByShop }: Team, seat: Seat): TeamResult['result'] | null {
  if (state === 'full' && seat.state === 'paid') {
    return completedByShop ? 'completed_by_shop' : 'succeeded';
  }
  const hasFailed = seat.reason === 'team_failed' && seat.state === 'refunding';
  if (hasFailed) return 'failed';
  return seat.reason === 'not_collected' && seat.state === 'refunding' ? 'not_collected' : null;
}
