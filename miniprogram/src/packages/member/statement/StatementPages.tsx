import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../../copy';
import { EntryExplanation } from '../../../features/points/EntryExplanation';
import { ExportSheet } from '../../../features/points/ExportSheet';
import { StatementList } from '../../../features/points/StatementList';
import { useStatement, type StatementFilter } from '../../../features/points/useStatement';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { Button } from '../../../ui/controls/Button';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import './StatementPages.scss';

const words = copy.points;

/** The lines under one filter, more of them as the end of the page comes near. */
export function StatementPages({ filter }: { filter: StatementFilter }) {
  const [opened, setOpened] = useState<LedgerEntry | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const { entries, nextCursor, error, loading, reload, loadMore } = useStatement(filter);
  usePullDown(reload);
  useEndOfPage(loadMore);

  const newest = entries[0];
  const isEmpty = newest === undefined;
  return (
    <>
      {isEmpty && loading && <Skeleton bars={[20, 52, 52, 52, 52, 52, 52]} />}
      {isEmpty && nextCursor === null && !loading && <EmptyState {...words.empty[filter]} />}
      {filter === 'all' && !isEmpty && (
        <View className="statement-pages__export">
          <Button look="plain" text={words.exporting.open} onPress={() => setIsExporting(true)} />
        </View>
      )}
      <StatementList entries={entries} onOpen={setOpened} />
      {/* A box of their own: coming and going beside the list would send the list again. */}
      <View>
        {error && <ErrorState alone={isEmpty} text={copy.refusalText(error)} onRetry={loadMore} />}
        {!isEmpty && loading && <Notice text={words.loadingMore} />}
        {!isEmpty && !loading && !error && nextCursor !== null && (
          <View className="statement-pages__more">
            <Button look="plain" text={words.loadMore} onPress={loadMore} />
          </View>
        )}
        {!isEmpty && nextCursor === null && <Notice text={words.end} />}
        {opened && <EntryExplanation entry={opened} onClose={() => setOpened(null)} />}
        {isExporting && newest && (
          <ExportSheet total={newest.seq} onClose={() => setIsExporting(false)} />
        )}
      </View>
    </>
  );
}
