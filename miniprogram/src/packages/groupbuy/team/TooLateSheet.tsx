import { Text, View } from '@tarojs/components';
import type { OpenTeam } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../../copy';
import { OpenTeams } from '../../../features/groupbuy/OpenTeams';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import './TooLateSheet.scss';

interface Props {
  readonly teams: readonly OpenTeam[];
  readonly onTeam: (teamId: string) => void;
  readonly onCampaign: () => void;
  readonly onClose: () => void;
}

const words = copy.groupbuy.team;

/** The last seat went to somebody else before any money moved: other teams, or one's own. */
export function TooLateSheet({ teams, onTeam, onCampaign, onClose }: Props) {
  return (
    <Sheet title={words.fullTitle} onClose={onClose}>
      <Text className="too-late__text">{words.fullText}</Text>
      {teams.length > 0 && <OpenTeams teams={teams} onOpen={onTeam} />}
      <View className="too-late__own">
        <Button size="large" text={words.openOwn} onPress={onCampaign} />
      </View>
    </Sheet>
  );
}
