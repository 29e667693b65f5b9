import type { FunctionReplyOf, RequestOf } from '#shared/api';
import type { ImportedRow } from '#shared/points/contract/import';
import type { ImportLine } from '#shared/points/import';
import { importRowsMax } from '#shared/points/importlimits';
import { nameDigest } from './progress';

/** Calls `points.import` as an operator does. */
export type CallImport = (
  data: RequestOf<'points.import'>,
  requestId: string,
) => Promise<FunctionReplyOf<'points.import'>>;

export interface Sending {
  readonly importName: string;
  readonly operator: string;
  readonly lines: readonly ImportLine[];
  /** Rows to leave out at the beginning: an earlier run has sent them. */
  readonly rowsDone: number;
  /** Told after each call, with the answers to its rows. */
  readonly heard: (
    answers: readonly { line: ImportLine; row: ImportedRow }[],
    rowsDone: number,
  ) => void;
}

/**
 * Sends a list in calls of as many rows as one takes, one after another. The request ids follow from
 * the list, so a run that is begun again repeats the same requests.
 * Gives the code of the call that failed as a whole, or null when all were answered.
 */
export async function sendLines(sending: Sending, call: CallImport): Promise<string | null> {
  const { importName, operator, lines, heard } = sending;
  for (let start = sending.rowsDone; start < lines.length; start += importRowsMax) {
    const some = lines.slice(start, start + importRowsMax);
    const rows = some.map(({ line: _line, ...row }) => row);
    const requestId = `import:${nameDigest(importName)}:${String(start)}`;
    const reply = await call({ importName, operator, rows }, requestId);
    if (!reply.ok) return reply.error.code;
    const answers = some.flatMap((line, index) => {
      const row = reply.data.rows[index];
      return row ? [{ line, row }] : [];
    });
    heard(answers, start + some.length);
  }
  return null;
}
