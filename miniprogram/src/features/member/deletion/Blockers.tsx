import { Text, View } from '@tarojs/components';
import type { PreviewDeletionReply } from '#shared/member/contract';
import type { DeletionBlocker } from '#shared/member/deletion';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import type { IconName } from '../../../ui/base/Icon';
import { Card } from '../../../ui/layout/Card';
import { ListRow } from '../../../ui/layout/ListRow';

interface Props extends Pick<PreviewDeletionReply, 'isStaff' | 'blockers'> {
  /** Shows what is in the way. */
  readonly onOpen: (kind: DeletionBlocker) => void;
}

const words = copy.deletion;
const icons: Record<DeletionBlocker, IconName> = {
  to_collect: 'gift',
  to_ship: 'truck',
  team: 'people',
  payment: 'coin',
  refund: 'undo',
  points_held: 'clock',
};

/** What has to end first, one line each, and the way to it. */
export function Blockers({ isStaff, blockers, onOpen }: Props) {
  return (
    <Card title={isStaff ? words.staffTitle : words.blockedTitle}>
      <View {...accessible({ role: 'alert' })}>
        <Text className="deletion__blocker">{isStaff ? words.staffText : words.blockedText}</Text>
      </View>
      <View>
        {blockers.map(({ kind, count }) => (
          <ListRow
            key={kind}
            icon={icons[kind]}
            text={words.blocker(kind, count)}
            onPress={() => onOpen(kind)}
          />
        ))}
      </View>
    </Card>
  );
}
