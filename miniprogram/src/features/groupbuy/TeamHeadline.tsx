import { Text, View } from '@tarojs/components';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Stamp } from '../../ui/paper/Stamp';
import { Countdown } from './Countdown';
import './TeamHeadline.scss';

const words = copy.groupbuy.team;

/** How the team stands, in one sentence and one figure. */
export function TeamHeadline({ team, moves }: { team: GetTeamReply; moves: boolean }) {
  return (
    <View className="team-headline" {...accessible({ role: 'status' })}>
      {team.state === 'succeeded' && (
        <View className="team-headline__stamp">
          <Stamp seed={team.teamSize} bonus pressing={moves} />
        </View>
      )}
      <Text className={`team-headline__text team-headline__text--${team.state}`}>
        {headline(team)}
      </Text>
      {team.state === 'open' ? (
        <Countdown text={words.endsIn} untilMs={team.deadlineMs} over={words.over} />
      ) : (
        <Text className="team-headline__note">{noteOf(team)}</Text>
      )}
    </View>
  );
}

function headline({ state, seatsLeft }: GetTeamReply): string {
  if (state !== 'open') return words[state];
  return seatsLeft > 0 ? words.missing(seatsLeft) : words.waitsForPay;
}

function noteOf({ state, completionReason, paidSeats, teamSize }: GetTeamReply): string {
  if (state === 'failed') return words.failedText;
  return completionReason === null
    ? words.seats(paidSeats, teamSize)
    : words.completedByShop(completionReason);
}
