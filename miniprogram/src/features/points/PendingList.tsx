import { View } from '@tarojs/components';
import type { Points } from '#shared/kernel/amounts';
import type { PendingEarn } from '#shared/points/model';
import { copy } from '../../copy';
import { AmountRow } from '../../ui/layout/AmountRow';
import { Card } from '../../ui/layout/Card';
import { Tag } from '../../ui/paper/Tag';
import { Notice } from '../../ui/states/Notice';

interface Props {
  /** In the order they were earned. */
  readonly pending: readonly PendingEarn[];
  readonly totalPoints: Points;
}

const words = copy.points.pendingTab;

/** Earned already, each with the date from which it can be spent. */
export function PendingList({ pending, totalPoints }: Props) {
  const soonestFirst = [...pending].sort((one, other) =>
    one.releaseOn < other.releaseOn ? -1 : 1,
  );
  return (
    <View>
      <Card
        title={words.title}
        action={<Tag tone="jade" text={copy.points.grouped(totalPoints)} />}
      >
        {soonestFirst.map(({ entryId, points, releaseOn, expiresOn }) => (
          <AmountRow
            key={entryId}
            text={words.arrives(releaseOn)}
            note={words.lasts(expiresOn)}
            amount={copy.points.signed(points)}
          />
        ))}
      </Card>
      <Notice text={words.text} />
    </View>
  );
}
