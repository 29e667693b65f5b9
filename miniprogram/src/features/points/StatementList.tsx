import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { useScroll } from '../../platform/page';
import { textUnitPx } from '../../platform/text';
import { EntryRow } from './EntryRow';
import { chunkAt, statementChunks, type StatementChunk } from './statementrows';
import './StatementList.scss';

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly onOpen: (entry: LedgerEntry) => void;
}

/** Only the chunks near the screen are drawn: a year of entries keeps the page small. */
export function StatementList({ entries, onOpen }: Props) {
  const chunks = useMemo(() => statementChunks(entries), [entries]);
  const [current, setCurrent] = useState(0);
  useScroll((topPx) => setCurrent(chunkAt(chunks, topPx / textUnitPx())));
  return (
    <View>
      {chunks.map((chunk, index) =>
        index >= current - 1 && index <= current + 2 ? (
          <Chunk key={index} chunk={chunk} onOpen={onOpen} />
        ) : (
          <View
            key={index}
            style={{ height: `calc(var(--text-unit) * ${String(chunk.heightUnits)})` }}
          />
        ),
      )}
    </View>
  );
}

function Chunk({ chunk, onOpen }: { chunk: StatementChunk; onOpen: Props['onOpen'] }) {
  return (
    <View>
      {chunk.rows.map((row) =>
        row.is === 'month' ? (
          <Text key={row.key} className="statement-list__month">
            {copy.dates.month(row.month)}
          </Text>
        ) : (
          <EntryRow key={row.key} entry={row.entry} onOpen={onOpen} />
        ),
      )}
    </View>
  );
}
