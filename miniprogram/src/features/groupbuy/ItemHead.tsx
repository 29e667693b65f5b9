import { Text, View } from '@tarojs/components';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { Pressable } from '../../ui/controls/Pressable';
import { Picture } from '../../ui/paper/Picture';
import { Tag } from '../../ui/paper/Tag';
import { PriceLine } from './PriceLine';
import './ItemHead.scss';

/** What a team is about, on its page: small, and leading to the campaign. */
export function ItemHead({ team, onOpen }: { team: GetTeamReply; onOpen: () => void }) {
  return (
    <Pressable className="item-head" onPress={onOpen} label={team.item.title}>
      <View className="item-head__picture">
        <Picture picture={team.item.picture} />
      </View>
      <View className="item-head__words">
        <Text className="item-head__title">{team.item.title}</Text>
        <PriceLine priced={team} />
        <View>
          <Tag tone="seal" text={copy.groupbuy.size(team.teamSize)} />
        </View>
      </View>
    </Pressable>
  );
}
