import { Text, View } from '@tarojs/components';
import type { OpenTeam } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Countdown } from './Countdown';
import { PeopleRow } from './PersonSeal';
import './OpenTeams.scss';

interface Props {
  readonly teams: readonly OpenTeam[];
  readonly onOpen: (teamId: string) => void;
}

const words = copy.groupbuy;

/** Teams that still have room, the soonest to end first. */
export function OpenTeams({ teams, onOpen }: Props) {
  if (teams.length === 0) {
    return <Text className="open-teams__none">{words.campaign.noTeams}</Text>;
  }
  return (
    <View className="open-teams">
      {teams.map(({ teamId, people, seatsLeft, deadlineMs }) => (
        <View key={teamId} className="open-teams__one">
          <PeopleRow people={people} />
          <View className="open-teams__words">
            <Text className="open-teams__left">{words.campaign.seatsLeft(seatsLeft)}</Text>
            <Countdown text={words.team.endsIn} untilMs={deadlineMs} over={words.team.over} />
          </View>
          <Button look="outlined" text={words.campaign.join} onPress={() => onOpen(teamId)} />
        </View>
      ))}
    </View>
  );
}
