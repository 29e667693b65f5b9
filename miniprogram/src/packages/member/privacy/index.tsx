import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Privacy } from './Privacy';

export default function PrivacyPage() {
  return (
    <Screen nested title={copy.privacy.title}>
      <Privacy />
    </Screen>
  );
}
