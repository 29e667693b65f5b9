import type { GetOrderReply } from '#shared/mall/contract';
import { copy } from '../../../copy';
import { Card } from '../../../ui/layout/Card';
import { Timeline } from '../../../ui/layout/Timeline';

const words = copy.mall.orders;

/** What happened to the order, newest first; that it was being placed is nobody's concern. */
export function OrderHistory({ history, kind }: Pick<GetOrderReply, 'history' | 'kind'>) {
  const steps = history
    .filter(({ state }) => state !== 'placing')
    .map(({ state, atMs, by }) => ({
      text: words.event(state, kind),
      note: words.eventNote(atMs, by),
    }))
    .reverse();
  return (
    <Card title={words.history}>
      <Timeline steps={steps} />
    </Card>
  );
}
