import { View } from '@tarojs/components';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { BottomBar } from '../../../ui/layout/BottomBar';

interface Props {
  readonly team: GetTeamReply;
  readonly onJoin: () => void;
  readonly onCampaign: () => void;
}

const words = copy.groupbuy.team;

/** For somebody who is not in: to join, or where else to go. */
export function TeamBar({ team, onJoin, onCampaign }: Props) {
  const { mine, canJoin, teamPriceFen, teamPricePoints } = team;
  const isIn = mine !== null && (mine.state === 'held' || mine.state === 'paid');
  if (isIn && team.state !== 'failed') return null;
  return (
    <BottomBar>
      <View className="bottom-bar__main">
        {canJoin ? (
          <Button
            size="large"
            text={words.join(copy.groupbuy.withPoints(teamPriceFen, teamPricePoints))}
            onPress={onJoin}
          />
        ) : (
          <Button size="large" look="outlined" text={words.backToCampaign} onPress={onCampaign} />
        )}
      </View>
    </BottomBar>
  );
}
