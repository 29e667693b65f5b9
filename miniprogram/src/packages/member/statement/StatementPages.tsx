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
  const list = useStatement(filter);
  usePullDown(list.reload);
  useEndOfPage(list.loadMore);

  const newest = list.rows[0];
  return (
    <>
      {filter === 'all' && newest && (
        <View className="statement-pages__export">
          <Button look="plain" text={words.exporting.open} onPress={() => setIsExporting(true)} />
        </View>
      )}
      <StatementList entries={list.rows} onOpen={setOpened} />
      <MoreOfList
        list={list}
        words={words}
        empty={words.empty[filter]}
        skeleton={<Skeleton bars={[20, 52, 52, 52, 52, 52, 52]} />}
      >
        {opened && <EntryExplanation entry={opened} onClose={() => setOpened(null)} />}
        {isExporting && newest && (
          <ExportSheet total={newest.seq} onClose={() => setIsExporting(false)} />
        )}
      </MoreOfList>
    </>
  );
}
