import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Tier } from './Tier';

export default function TierPage() {
  return (
    <Screen nested title={copy.tier.title}>
      <Tier />
    </Screen>
  );
}
