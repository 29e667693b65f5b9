import { csvFile } from '../kernel/csvwriter';
import type { MemberId } from '../kernel/ids';
import type { Points } from '../kernel/amounts';
import type { LedgerEntry } from './model';

/**
 * A member's whole statement as a file: all that is needed to prove the balance without the shop.
 * `docs/verify-statement.mjs` checks one. Shape: entries oldest first, as they are sealed.
 */
export interface StatementFile {
  readonly format: 'jidian-statement/1';
  readonly memberId: MemberId | null;
  readonly exportedAtMs: number;
  readonly availablePoints: Points;
  readonly entries: readonly LedgerEntry[];
}

/** The words of one row; given by the copy table of the reader's language. */
export interface StatementWords {
  readonly header: readonly string[];
  readonly kind: (entry: LedgerEntry) => string;
  readonly explanation: (entry: LedgerEntry) => string;
  readonly time: (atMs: number) => string;
}

/** The statement as the script that proves it reads it. */
export function statementJson(file: StatementFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** The statement for a spreadsheet, oldest first. */
export function statementCsv(entries: readonly LedgerEntry[], words: StatementWords): string {
  return csvFile([
    words.header,
    ...entries.map((entry) => [
      entry.seq,
      entry.businessDate,
      words.time(entry.atMs),
      words.kind(entry),
      entry.deltaPoints,
      entry.balanceAfterPoints,
      words.explanation(entry),
      entry.entryId,
      entry.hash,
    ]),
  ]);
}
