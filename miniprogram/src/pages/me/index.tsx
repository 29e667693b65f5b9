import { copy } from '../../copy';
import { Screen } from '../../features/session/Screen';
import { Me } from './Me';

export default function MePage() {
  return (
    <Screen title={copy.member.me}>
      <Me />
    </Screen>
  );
}
