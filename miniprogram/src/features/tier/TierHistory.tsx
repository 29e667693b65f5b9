import { Text } from '@tarojs/components';
import type { TierRecord } from '#shared/tier/contract';
import { copy } from '../../copy';
import { Card } from '../../ui/layout/Card';
import { Timeline } from '../../ui/layout/Timeline';

const words = copy.tier;

/** Every change and why, the newest first. */
export function TierHistory({ records }: { records: readonly TierRecord[] }) {
  return (
    <Card title={words.history}>
      {records.length === 0 ? (
        <Text>{words.noHistory}</Text>
      ) : (
        <Timeline
          steps={records.map(({ reason, fromName, toName, date, until, words: why }) => ({
            text: words.record(reason, fromName, toName),
            note: words.recordNote(date, until, why),
          }))}
        />
      )}
    </Card>
  );
}
