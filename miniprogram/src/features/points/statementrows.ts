import { monthOf, type BusinessMonth } from '#shared/kernel/businessdate';
import type { LedgerEntry } from '#shared/points/model';
import { chunksOf, type Chunk } from '../../ui/layout/windowing';

export type StatementRow =
  | { readonly is: 'month'; readonly key: string; readonly month: BusinessMonth }
  | { readonly is: 'entry'; readonly key: string; readonly entry: LedgerEntry };

const rowsInChunk = 12;
/** As the stylesheets have them. */
const heightUnits = { month: 3, entry: 4.25 };

/** The entries under their months, cut into chunks of about one screen. */
export function statementChunks(entries: readonly LedgerEntry[]): Chunk<StatementRow>[] {
  const rows: StatementRow[] = [];
  let month: BusinessMonth | null = null;
  for (const entry of entries) {
    if (monthOf(entry.businessDate) !== month) {
      month = monthOf(entry.businessDate);
      rows.push({ is: 'month', key: `${month} ${entry.seq}`, month });
    }
    rows.push({ is: 'entry', key: entry.entryId, entry });
  }
  return chunksOf(rows, rowsInChunk, ({ is }) => heightUnits[is]);
}
