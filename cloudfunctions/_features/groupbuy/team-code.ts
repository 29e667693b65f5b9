import type { GetTeamCodeRefusal, GetTeamCodeReply } from '#shared/groupbuy/contract/teams';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { MemberCall } from '../../_kit/action';
import { findTeam } from './team/repository';

/** Where the code leads; the team's id goes with it as the page's `scene`. */
const page = 'packages/groupbuy/team/index';

/** The picture that opens a team. Database calls: 1; WeChat is asked each time, and keeps nothing. */
export async function drawTeamCode(
  call: MemberCall,
  teamId: string,
): Promise<Result<GetTeamCodeReply, GetTeamCodeRefusal>> {
  const team = await findTeam(call, teamId);
  if (!team) return refuse({ code: 'groupbuy.team_not_found' });
  const picture = await call.ports.wechat.drawMiniCode({ scene: team.teamId, page });
  if (picture === null) return refuse({ code: 'groupbuy.no_code' });
  return accept({ picture: Buffer.from(picture).toString('base64') });
}
