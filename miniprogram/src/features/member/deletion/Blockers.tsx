import { Text, View } from '@tarojs/components';
import type { PreviewDeletionReply } from '#shared/member/contract';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Card } from '../../../ui/layout/Card';

const words = copy.deletion;

/** What has to end first, one line each. */
export function Blockers({
  isStaff,
  blockers,
}: Pick<PreviewDeletionReply, 'isStaff' | 'blockers'>) {
  return (
    <Card title={isStaff ? words.staffTitle : words.blockedTitle}>
      <View {...accessible({ role: 'alert' })}>
        <Text className="deletion__blocker">{isStaff ? words.staffText : words.blockedText}</Text>
        {blockers.map(({ kind, count }) => (
          <Text key={kind} className="deletion__blocker">
            {words.blocker(kind, count)}
          </Text>
        ))}
      </View>
    </Card>
  );
}
