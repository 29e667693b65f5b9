import { Text, View } from '@tarojs/components';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { Pressable } from '../../ui/controls/Pressable';
import { Picture } from '../../ui/paper/Picture';
import { Tag } from '../../ui/paper/Tag';
import { PriceLine } from './PriceLine';
import './TeamItem.scss';

/** What a team is about, on its page: small, and leading to the campaign. */
export function TeamItem({ team, onOpen }: { team: GetTeamReply; onOpen: () => void }) {
  return (
    <Pressable className="team-item" onPress={onOpen} label={team.item.title}>
      <View className="team-item__picture">
        <Picture picture={team.item.picture} />
      </View>
      <View className="team-item__words">
        <Text className="team-item__title">{team.item.title}</Text>
        <PriceLine priced={team} />
        <View>
          <Tag tone="seal" text={copy.groupbuy.size(team.teamSize)} />
        </View>
      </View>
    </Pressable>
  );
}
