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
import { MoreOfList } from '../../../ui/states/MoreOfList';
import { Skeleton } from '../../../ui/states/Skeleton';
import './StatementPages.scss';

const words = copy.points;

/** The lines under one filter, more of them as the end of the page comes near. */
export function StatementPages({ filter }: { filter: StatementFilter }) {
  const [opened, setOpened] = useState<LedgerEntry | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const { entries, nextCursor, error, loading, reload, retry, loadMore } = useStatement(filter);
  usePullDown(reload);
  useEndOfPage(loadMore);

  const newest = entries[0];
  return (
    <>
      {filter === 'all' && newest && (
        <View className="statement-pages__export">
          <Button look="plain" text={words.exporting.open} onPress={() => setIsExporting(true)} />
        </View>
      )}
      <StatementList entries={entries} onOpen={setOpened} />
      {/* A box of their own: coming and going beside the list would send the list again. */}
      <View>
        <MoreOfList
          count={entries.length}
          hasMore={nextCursor !== null}
          loading={loading}
          error={error && copy.refusalText(error)}
          words={words}
          empty={words.empty[filter]}
          skeleton={<Skeleton bars={[20, 52, 52, 52, 52, 52, 52]} />}
          onMore={loadMore}
          onRetry={retry}
        />
        {opened && <EntryExplanation entry={opened} onClose={() => setOpened(null)} />}
        {isExporting && newest && (
          <ExportSheet total={newest.seq} onClose={() => setIsExporting(false)} />
        )}
      </View>
    </>
  );
}
