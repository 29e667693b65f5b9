import { Text, View } from '@tarojs/components';
import type { MemberProfile } from '#shared/member/model';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Avatar } from '../../ui/paper/Avatar';
import './Greeting.scss';

interface Props {
  readonly profile: MemberProfile;
  readonly brandName: string;
  /** The hour of the member's own clock. */
  readonly hour: number;
}

export function Greeting({ profile, brandName, hour }: Props) {
  return (
    <View className="greeting">
      <Avatar avatar={profile.avatar} />
      <View className="greeting__words">
        <Text className="greeting__hello" {...accessible({ role: 'heading' })}>
          {copy.member.greeting(hour, profile.nickname)}
        </Text>
        <Text className="greeting__brand">{copy.member.welcome(brandName)}</Text>
      </View>
    </View>
  );
}
