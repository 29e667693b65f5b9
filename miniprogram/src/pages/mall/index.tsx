import { copy } from '../../copy';
import { Screen } from '../../features/session/Screen';
import { Mall } from './Mall';

export default function MallPage() {
  return (
    <Screen title={copy.mall.title}>
      <Mall />
    </Screen>
  );
}
