import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Profile } from './Profile';

export default function ProfilePage() {
  return (
    <Screen nested title={copy.member.profile.title}>
      <Profile />
    </Screen>
  );
}
