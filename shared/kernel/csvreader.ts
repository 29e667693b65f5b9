import { accept, refuse, type Refusal, type Result } from './result';

/** One record and the line of the file it begins on, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvRefusal = Refusal<
  'csv.quote_not_closed' | 'csv.quote_misplaced' | 'csv.control_character'
> & { readonly line: number };

const byteOrderMark = '\ufeff';

/**
 * Reads a CSV text (RFC 4180: commas, quotes doubled inside quotes, LF or CRLF, a byte order mark or
 * none). Every cell is text, one that looks like a formula too. Empty lines are left out.
 *
 * Errors: the first broken quote, or a character no text has, with its line. Guessing what was meant
 * would shift cells between columns.
 */
export function readCsv(text: string): Result<CsvRow[], CsvRefusal> {
  const rows: CsvRow[] = [];
  const source = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const endRow = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: rowLine, cells });
    cells = [];
  };

  while (at < source.length || cells.length > 0) {
    const cell = readCell(source, at);
    if ('fault' in cell) return refuse({ code: cell.fault, line: line + cell.lines });
    cells.push(cell.text);
    line += cell.lines;
    at = cell.end;
    if (source[at] === ',') {
      at += 1;
      continue;
    }
    endRow();
    if (at >= source.length) break;
    at += source[at] === '\r' ? 2 : 1;
    line += 1;
    rowLine = line;
  }
  return accept(rows);
}

type Cell =
  | { readonly text: string; readonly end: number; readonly lines: number }
  | { readonly fault: CsvRefusal['code']; readonly lines: number };

const plainCell = /[^",\r\n]*/y;
const quotedCell = /"([^"]*(?:""[^"]*)*)"/y;
const control = /[^\P{Cc}\t\r\n]/u;

/** One cell from a place on; `end` is where the comma, the line end or the end of the text stands. */
function readCell(source: string, at: number): Cell {
  const isQuoted = source[at] === '"';
  const pattern = isQuoted ? quotedCell : plainCell;
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  if (!found) return { fault: 'csv.quote_not_closed', lines: 0 };
  const text = isQuoted ? (found[1] ?? '').replaceAll('""', '"') : found[0];
  const lines = text.split('\n').length - 1;
  if (control.test(text)) return { fault: 'csv.control_character', lines };
  const end = at + found[0].length;
  const next = source.slice(end, end + 2);
  const isEnd = next === '' || next === '\r\n' || next.startsWith(',') || next.startsWith('\n');
  if (isEnd) return { text, end, lines };
  return { fault: next.startsWith('\r') ? 'csv.control_character' : 'csv.quote_misplaced', lines };
}
