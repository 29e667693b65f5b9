import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Order } from './Order';

export default function OrderPage() {
  return (
    <Screen nested title={copy.mall.orders.pageTitle}>
      <Order />
    </Screen>
  );
}
