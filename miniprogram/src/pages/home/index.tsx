import { Screen } from '../../features/session/Screen';
import { copy } from '../../copy';
import { Home } from './Home';

export default function HomePage() {
  return (
    <Screen title={copy.appName}>
      <Home />
    </Screen>
  );
}
