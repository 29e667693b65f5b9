import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Till } from './Till';

export default function TillPage() {
  return (
    <Screen nested title={copy.till.title}>
      <Till />
    </Screen>
  );
}
