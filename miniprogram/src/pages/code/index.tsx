import { copy } from '../../copy';
import { Screen } from '../../features/session/Screen';
import { Code } from './Code';

export default function CodePage() {
  return (
    <Screen title={copy.code.title}>
      <Code />
    </Screen>
  );
}
