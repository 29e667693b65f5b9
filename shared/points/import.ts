import type { CsvRow } from '../kernel/csvreader';
import { toPoints, type Points } from '../kernel/amounts';
import { parseBusinessDate, type BusinessDate } from '../kernel/businessdate';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { ignoredColumns, importColumns, requiredColumns } from './importcolumns';
import { importedPointsMax, isExternalId } from './importlimits';

/** A line of the other system's list, as it is sent. */
export interface ImportLine {
  readonly line: number;
  readonly externalId: string;
  readonly openid: string;
  readonly points: Points;
  /** Null where the shop's own rule of expiry decides. */
  readonly expiresOn: BusinessDate | null;
}

export interface LineFault {
  readonly line: number;
  readonly code:
    | 'import.cells_missing'
    | 'import.external_id_invalid'
    | 'import.external_id_twice'
    | 'import.openid_invalid'
    | 'import.openid_twice'
    | 'import.points_invalid'
    | 'import.points_fraction'
    | 'import.points_negative'
    | 'import.points_too_many'
    | 'import.date_invalid'
    | 'import.date_past';
  readonly value: string;
}

/** What a list comes to before anything is sent. A list with faults is not sent at all. */
export interface ImportPlan {
  readonly ready: readonly ImportLine[];
  readonly faults: readonly LineFault[];
  /** Lines of people whom WeChat could not recognise: no openid. */
  readonly unidentified: readonly number[];
  /** Lines without points: there is nothing to bring over. */
  readonly empty: readonly number[];
}

export type ImportPlanRefusal = Refusal<
  'import.file_empty' | 'import.column_unknown' | 'import.column_twice' | 'import.column_missing'
> & { readonly column?: string };

type Cells = Readonly<Record<keyof typeof importColumns, string>>;

/**
 * Checks a whole list, line by line, and finds every fault at once.
 * Errors: for the list as a whole, when its head is not one. Source: docs/domain/import.md.
 */
export function planImport(
  [head, ...lines]: readonly CsvRow[],
  today: BusinessDate,
): Result<ImportPlan, ImportPlanRefusal> {
  if (!head) return refuse({ code: 'import.file_empty' });
  const names = head.cells.map((name) => name.trim());
  const fault = headFault(names);
  if (fault) return refuse(fault);

  const ready: ImportLine[] = [];
  const faults: LineFault[] = [];
  const unidentified: number[] = [];
  const empty: number[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    if (cells.length !== names.length) {
      faults.push({ line, code: 'import.cells_missing', value: String(cells.length) });
      continue;
    }
    const of = cellsOf(names, cells);
    const found = [...lineFaults(of, today), ...twins(of, seen)];
    faults.push(...found.map(([code, value]) => ({ line, code, value })));
    if (found.length > 0) continue;
    const points = toPoints(Number(of.points));
    if (points === 0) empty.push(line);
    else if (of.openid === '') unidentified.push(line);
    else {
      const expiresOn = dateOf(of.expiresOn);
      ready.push({ line, externalId: of.externalId, openid: of.openid, points, expiresOn });
    }
  }
  return accept({ ready, faults, unidentified, empty });
}

function headFault(names: readonly string[]): ImportPlanRefusal | null {
  const known: readonly string[] = [...Object.values(importColumns), ...ignoredColumns];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { code: 'import.column_unknown', column: unknown };
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { code: 'import.column_twice', column: twice };
  const missing = requiredColumns.find((name) => !names.includes(name));
  return missing === undefined ? null : { code: 'import.column_missing', column: missing };
}

function cellsOf(names: readonly string[], cells: readonly string[]): Cells {
  const of = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
  return Object.fromEntries(
    Object.entries(importColumns).map(([field, name]) => [field, of(name)]),
  ) as Cells;
}

type Fault = readonly [code: LineFault['code'], value: string];

function lineFaults(cells: Cells, today: BusinessDate): Fault[] {
  const faults: Fault[] = [];
  if (!isExternalId(cells.externalId)) {
    faults.push(['import.external_id_invalid', cells.externalId]);
  }
  // WeChat's openids are 28 characters of the URL-safe alphabet; other makers' may be longer.
  if (!/^[\w-]{0,128}$/.test(cells.openid)) faults.push(['import.openid_invalid', cells.openid]);
  const pointsCode = pointsFault(cells.points);
  if (pointsCode) faults.push([pointsCode, cells.points]);
  const date = dateOf(cells.expiresOn);
  if (cells.expiresOn !== '' && date === null) {
    faults.push(['import.date_invalid', cells.expiresOn]);
  }
  if (date !== null && date < today) faults.push(['import.date_past', date]);
  return faults;
}

/** A member, and a person, stands in a list once: the second line would be a mistake of the list's. */
function twins(cells: Cells, seen: Set<string>): Fault[] {
  const faults: Fault[] = [];
  const check = (key: string, code: LineFault['code'], value: string): void => {
    if (value !== '' && seen.has(key)) faults.push([code, value]);
    seen.add(key);
  };
  check(`id:${cells.externalId}`, 'import.external_id_twice', cells.externalId);
  check(`openid:${cells.openid}`, 'import.openid_twice', cells.openid);
  return faults;
}

function pointsFault(text: string): LineFault['code'] | null {
  if (/^-\d+(?:\.\d+)?$/.test(text)) return 'import.points_negative';
  if (/^\d+\.\d+$/.test(text)) return 'import.points_fraction';
  if (!/^\d+$/.test(text)) return 'import.points_invalid';
  return Number(text) > importedPointsMax ? 'import.points_too_many' : null;
}

/** As systems write dates: `2026-12-31`, or a spreadsheet's `2026/1/5`. */
function dateOf(text: string): BusinessDate | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  return parseBusinessDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
