import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Claim } from './Claim';

export default function ClaimPage() {
  return (
    <Screen nested title={copy.claim.title}>
      <Claim />
    </Screen>
  );
}
