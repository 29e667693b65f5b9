import { monthOf, type BusinessMonth } from '#shared/kernel/businessdate';
import type { LedgerEntry } from '#shared/points/model';

export type StatementRow =
  | { readonly is: 'month'; readonly key: string; readonly month: BusinessMonth }
  | { readonly is: 'entry'; readonly key: string; readonly entry: LedgerEntry };

/** Some rows that are drawn, or left out, together. */
export interface StatementChunk {
  readonly rows: readonly StatementRow[];
  /** In text units, so that the height follows the size of the text. */
  readonly heightUnits: number;
}

const rowsInChunk = 12;
/** As the stylesheets have them. */
const heightUnits = { month: 3, entry: 4.25 };

/** The entries under their months, cut into chunks of about one screen. */
export function statementChunks(entries: readonly LedgerEntry[]): StatementChunk[] {
  const rows: StatementRow[] = [];
  let month: BusinessMonth | null = null;
  for (const entry of entries) {
    if (monthOf(entry.businessDate) !== month) {
      month = monthOf(entry.businessDate);
      rows.push({ is: 'month', key: `${month} ${entry.seq}`, month });
    }
    rows.push({ is: 'entry', key: entry.entryId, entry });
  }
  return Array.from({ length: Math.ceil(rows.length / rowsInChunk) }, (_, index) => {
    const part = rows.slice(index * rowsInChunk, (index + 1) * rowsInChunk);
    return {
      rows: part,
      heightUnits: part.reduce((sum, row) => sum + heightUnits[row.is], 0),
    };
  });
}

/** Which chunk lies at the top edge, `topUnits` below the start of the list. */
export function chunkAt(chunks: readonly StatementChunk[], topUnits: number): number {
  let below = 0;
  for (const [index, chunk] of chunks.entries()) {
    below += chunk.heightUnits;
    if (topUnits < below) return index;
  }
  return Math.max(0, chunks.length - 1);
}
