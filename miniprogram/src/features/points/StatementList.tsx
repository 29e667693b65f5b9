import { Text } from '@tarojs/components';
import { useMemo } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { useScrolledTo } from '../../platform/page';
import { chunkAt } from '../../ui/layout/windowing';
import { WindowedList } from '../../ui/layout/WindowedList';
import { EntryRow } from './EntryRow';
import { statementChunks } from './statementrows';
import './StatementList.scss';

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly onOpen: (entry: LedgerEntry) => void;
}

/** The entries under their months; a year of them keeps the page small. */
export function StatementList({ entries, onOpen }: Props) {
  const chunks = useMemo(() => statementChunks(entries), [entries]);
  const current = useScrolledTo((topUnits) => chunkAt(chunks, topUnits));
  return (
    <WindowedList
      chunks={chunks}
      current={current}
      draw={(row) =>
        row.is === 'month' ? (
          <Text key={row.key} className="statement-list__month">
            {copy.dates.month(row.month)}
          </Text>
        ) : (
          <EntryRow key={row.key} entry={row.entry} onOpen={onOpen} />
        )
      }
    />
  );
}
