import { Text, View } from '@tarojs/components';
import type { MyTeam } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { Pressable } from '../../ui/controls/Pressable';
import { Picture } from '../../ui/paper/Picture';
import { Tag } from '../../ui/paper/Tag';
import { Countdown } from './Countdown';
import './TeamRow.scss';

const words = copy.groupbuy;

/** One of the member's teams, in the list. */
export function TeamRow({ team, onOpen }: { team: MyTeam; onOpen: () => void }) {
  const { item, mine, orderedAtMs } = team;
  const status = statusOf(team);
  return (
    <Pressable className="team-row" onPress={onOpen} label={[item.title, status.text].join('，')}>
      <View className="team-row__picture">
        <Picture picture={item.picture} />
      </View>
      <View className="team-row__words">
        <View className="team-row__head">
          <Text className="team-row__title">{item.title}</Text>
          <Tag tone={status.tone} text={status.text} />
        </View>
        <Text className="team-row__price">
          {words.withPoints(mine.amountFen, mine.pricePoints)}
          {mine.quantity > 1 ? ` · ${words.mine.pieces(mine.quantity)}` : ''}
        </Text>
        {isWaiting(team) ? (
          <Countdown
            text={waitText(team)}
            untilMs={mine.heldUntilMs ?? team.deadlineMs}
            over={words.team.over}
          />
        ) : (
          <Text className="countdown">{words.teams.at(orderedAtMs)}</Text>
        )}
      </View>
    </Pressable>
  );
}

const isWaiting = ({ teamState, mine }: MyTeam): boolean =>
  teamState === 'open' && (mine.state === 'held' || mine.state === 'paid');

function waitText({ mine, seatsLeft }: MyTeam): string {
  if (mine.state === 'held') return words.mine.payWithin;
  return seatsLeft > 0
    ? `${words.campaign.seatsLeft(seatsLeft)}，${words.team.endsIn}`
    : words.team.endsIn;
}

function statusOf({ teamState, mine }: MyTeam): {
  text: string;
  tone: 'plain' | 'jade' | 'seal';
} {
  if (mine.state !== 'paid') {
    return { text: words.seatStates[mine.state], tone: mine.state === 'held' ? 'seal' : 'plain' };
  }
  const tone = teamState === 'succeeded' ? 'jade' : teamState === 'failed' ? 'plain' : 'seal';
  return { text: words.teamStates[teamState], tone };
}
