import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Card } from '../../../ui/layout/Card';
import { Timeline } from '../../../ui/layout/Timeline';

const words = copy.mall.orders;

/** What happened to the order, newest first; that it was being placed is nobody's concern. */
export function OrderHistory(order: Pick<GetOrderReply, 'history' | 'kind' | 'deliveryKind'>) {
  const { history, kind, deliveryKind } = order;
  const steps = history
    .filter(({ state }) => state !== 'placing')
    .map(({ state, atMs, by }) => ({
      text: words.event(state, kind, deliveryKind === 'ship'),
      note: words.eventNote(atMs, by),
    }))
    .reverse();
  return (
    <Card title={words.history}>
      <Timeline steps={steps} />
    </Card>
  );
}
