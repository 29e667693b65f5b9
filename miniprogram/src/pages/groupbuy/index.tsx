import { copy } from '../../copy';
import { Screen } from '../../features/session/Screen';
import { Groupbuy } from './Groupbuy';

export default function GroupbuyPage() {
  return (
    <Screen title={copy.groupbuy.title}>
      <Groupbuy />
    </Screen>
  );
}
