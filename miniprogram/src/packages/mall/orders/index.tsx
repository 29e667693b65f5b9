import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Orders } from './Orders';

export default function OrdersPage() {
  return (
    <Screen nested title={copy.mall.orders.title}>
      <Orders />
    </Screen>
  );
}
