import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { HandOut } from './HandOut';

export default function HandOutPage() {
  return (
    <Screen nested title={copy.till.pickup.title}>
      <HandOut />
    </Screen>
  );
}
