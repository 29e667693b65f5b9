import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Today } from './Today';

export default function TodayPage() {
  return (
    <Screen nested title={copy.till.today.title}>
      <Today />
    </Screen>
  );
}
