import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../../copy';
import { EntryExplanation } from '../../../features/points/EntryExplanation';
import { StatementList } from '../../../features/points/StatementList';
import { useStatement, type StatementFilter } from '../../../features/points/useStatement';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { Segmented } from '../../../ui/controls/Segmented';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';

const words = copy.points;
const filters: readonly StatementFilter[] = ['all', 'earned', 'used'];

export function Statement() {
  const [filter, setFilter] = useState<StatementFilter>('all');
  const [opened, setOpened] = useState<LedgerEntry | null>(null);
  const { entries, nextCursor, error, loading, reload, loadMore } = useStatement(filter);
  usePullDown(reload);
  useEndOfPage(loadMore);

  const isFirst = nextCursor === undefined;
  return (
    <>
      <Segmented
        label={words.filterLabel}
        options={filters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={setFilter}
      />
      {isFirst && loading && <Skeleton bars={[20, 52, 52, 52, 52, 52, 52]} />}
      {!isFirst && entries.length === 0 && !loading && <EmptyState {...words.empty[filter]} />}
      <StatementList key={filter} entries={entries} onOpen={setOpened} />
      {error && (
        <ErrorState
          text={copy.refusalText(error)}
          onRetry={() => (isFirst ? void reload() : loadMore())}
        />
      )}
      {!isFirst && (
        <View>
          {loading && entries.length > 0 && <Notice text={words.loadingMore} />}
          {nextCursor === null && entries.length > 0 && <Notice text={words.end} />}
        </View>
      )}
      {opened && <EntryExplanation entry={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
