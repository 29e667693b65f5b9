import { Text, View } from '@tarojs/components';
import type { GetProfileReply } from '#shared/member/contract';
import { copy } from '../../copy';
import { Avatar } from '../../ui/paper/Avatar';
import './ProfileHeader.scss';

export function ProfileHeader({ profile, joinedAtMs }: GetProfileReply) {
  return (
    <View className="profile-header">
      <Avatar size="large" avatar={profile.avatar} />
      <View className="profile-header__words">
        <Text className="profile-header__name">{profile.nickname || copy.member.noNickname}</Text>
        <Text className="profile-header__joined">
          {copy.member.joined(copy.dates.dayOf(joinedAtMs))}
        </Text>
      </View>
    </View>
  );
}
