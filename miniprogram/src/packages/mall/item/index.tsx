import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Item } from './Item';

export default function ItemPage() {
  return (
    <Screen nested title={copy.mall.itemTitle}>
      <Item />
    </Screen>
  );
}
