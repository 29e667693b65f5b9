import { View } from '@tarojs/components';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { EmptyState } from '../../ui/states/Message';
import { EntryRow } from './EntryRow';

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly onOpen: (entry: LedgerEntry) => void;
}

/** The newest few. */
export function EntryList({ entries, onOpen }: Props) {
  if (entries.length === 0) return <EmptyState {...copy.points.empty.all} />;
  return (
    <View className="entry-list">
      {entries.map((entry) => (
        <EntryRow key={entry.entryId} entry={entry} onOpen={onOpen} />
      ))}
    </View>
  );
}
