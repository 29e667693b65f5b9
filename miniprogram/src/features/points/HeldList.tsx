import type { GetHoldingsReply } from '#shared/points/contract/balance';
import { copy } from '../../copy';
import { AmountRow } from '../../ui/layout/AmountRow';
import { Card } from '../../ui/layout/Card';

const words = copy.points.pendingTab;

/** Set aside for something unfinished, and until when. */
export function HeldList({ holds }: Pick<GetHoldingsReply, 'holds'>) {
  return (
    <Card title={words.heldTitle}>
      {holds.map(({ points, untilMs }, index) => (
        <AmountRow
          key={index}
          text={words.heldName}
          note={words.heldUntil(copy.dates.dayOf(untilMs), copy.dates.time(untilMs))}
          amount={copy.points.grouped(points)}
        />
      ))}
    </Card>
  );
}
