import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Invite } from './Invite';

export default function InvitePage() {
  return (
    <Screen nested title={copy.staff.invite.title}>
      <Invite />
    </Screen>
  );
}
