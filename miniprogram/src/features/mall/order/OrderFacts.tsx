import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Card } from '../../../ui/layout/Card';
import { FactRow } from '../../../ui/layout/FactRow';

const words = copy.mall.orders;

/** What was agreed, as it stood when it was ordered. */
export function OrderFacts({ order }: { order: GetOrderReply }) {
  const { createdAtMs, collectByMs, kind } = order;
  const waits = order.state === 'ready' && collectByMs !== null;
  const cashLapse = order.priceFen > 0 ? order.onLapseCash : null;
  return (
    <Card title={kind === 'mall' ? words.facts : words.groupFacts}>
      <FactRow name={words.cost} value={words.price(order.pricePoints, order.priceFen)} />
      <FactRow
        name={words.made}
        value={`${copy.dates.dayOf(createdAtMs)} ${copy.dates.clock(createdAtMs)}`}
      />
      {waits && kind === 'mall' && (
        <FactRow name={words.lapse} value={copy.mall.lapseText(order.onLapse, cashLapse)} />
      )}
    </Card>
  );
}
