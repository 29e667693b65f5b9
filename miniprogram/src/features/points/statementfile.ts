import type { LedgerEntry } from '#shared/points/model';
import {
  statementCsv,
  statementJson,
  type StatementFile,
  type StatementWords,
} from '#shared/points/statement';
import { copy } from '../../copy';
import { explainEntry } from './explanation';

export type FileKind = 'csv' | 'json';

const words: StatementWords = {
  header: copy.points.exporting.header,
  kind: ({ kind }: LedgerEntry) => copy.points.kind(kind),
  explanation: (entry: LedgerEntry) => explainEntry(entry).summary,
  time: (atMs: number) => `${copy.dates.dashed(atMs)} ${copy.dates.time(atMs)}`,
};

/** The name and the text of the file a member takes away. */
export function statementFile(kind: FileKind, file: StatementFile): { name: string; text: string } {
  const day = copy.dates.dashed(file.exportedAtMs).replace(/-/g, '');
  return {
    name: copy.points.exporting.fileName(day, kind),
    text: kind === 'csv' ? statementCsv(file.entries, words) : statementJson(file),
  };
}
