import type { Team } from '#shared/groupbuy/model';
import type { Call } from '../../_kit/action';
import { retryWithJitter } from '../../_kit/retry';
import { compareAndSetTeam, findTeam } from './team/repository';

/**
 * Changes a team by what is decided about it: read, decide, compare-and-set, all of it again where
 * somebody else came first. `decide` gives null to leave the team as it is. Gives the team as it
 * stands afterwards. Database calls: 1 when nobody interferes, none when nothing is to change.
 */
export async function changeTeam(
  call: Call,
  read: Team,
  decide: (team: Team) => Team | null,
): Promise<Team> {
  let known: Team | null = read;
  const changed = await retryWithJitter(call.ports, async () => {
    const team = known ?? (await getTeam(call, read.teamId));
    known = null;
    const next = decide(team);
    if (next === null) return team;
    return (await compareAndSetTeam(call, team, next)) ? next : null;
  });
  if (!changed) throw new Error(`team ${read.teamId} kept changing`);
  return changed;
}

async function getTeam(call: Call, teamId: string): Promise<Team> {
  const team = await findTeam(call, teamId);
  if (!team) throw new Error(`team ${teamId} is gone`);
  return team;
}
