import { Text, View } from '@tarojs/components';
import type { MemberProfile } from '#shared/member/model';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Avatar } from '../../ui/paper/Avatar';
import './Greeting.scss';

interface Props {
  readonly profile: MemberProfile;
  readonly brandName: string;
  /** Nothing was stamped yet. */
  readonly isNew: boolean;
  /** The hour of the member's own clock. */
  readonly hour: number;
}

export function Greeting({ profile, brandName, isNew, hour }: Props) {
  return (
    <View className="greeting">
      <Avatar avatar={profile.avatar} />
      <View className="greeting__words">
        <Text className="greeting__hello" {...accessible({ role: 'heading' })}>
          {copy.member.greeting(hour, profile.nickname)}
        </Text>
        <Text className="greeting__brand">
          {isNew ? copy.member.firstWelcome(brandName) : copy.member.welcome(brandName)}
        </Text>
      </View>
    </View>
  );
}
