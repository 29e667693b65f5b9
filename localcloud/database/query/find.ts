import type { Collection } from '../engine/catalog';
import type { SqlFile } from '../engine/file';
import { Row } from '../engine/table';
import { MAX_REGEX_MS, SCAN_WARNING_DOCUMENTS } from '../../limits';
import { runWithin } from '../run-within';
import { idKeyOf } from '../values/ids';
import type { IdKey } from '../values/ids';
import type { Expression, SortKeys } from '../values/types';
import { mayBacktrack } from './may-backtrack';
import { compileFilter } from './matcher';
import type { Matcher } from './matcher';
import { nearestFirst } from './near';
import { planQuery } from './plan';
import type { Plan } from './plan';
import { sortDocuments } from './sort';
import { wantedIndex } from './wanted-index';

export interface FindOptions {
  sort?: SortKeys;
  skip?: number;
  limit?: number;
}

/** Documents as a transaction sees them where that differs from the table; absent ones are undefined. */
export type Overlay = ReadonlyMap<IdKey, Row | undefined>;

const NO_OVERLAY: Overlay = new Map();

/** Runs queries: SQL narrows, the matcher decides, whatever SQL could not order is sorted here. */
export class Finder {
  private readonly file: SqlFile;
  private readonly warn: (line: string) => void;

  constructor(file: SqlFile, warn: (line: string) => void) {
    this.file = file;
    this.warn = warn;
  }

  find(
    collection: Collection,
    filter: Expression,
    options: FindOptions = {},
    overlay: Overlay = NO_OVERLAY,
  ): Row[] {
    const { sort = [], skip = 0, limit = Infinity } = options;
    const matches = compileFilter(filter);
    const id = overlay.size === 0 ? pinnedId(filter) : undefined;
    if (id !== undefined) {
      const row =
        limit > 0 && skip === 0 ? this.findOne(collection, id, filter, matches) : undefined;
      return row ? [row] : [];
    }
    const byDistance = sort.length === 0 ? nearestFirst(filter) : undefined;
    const plan = planQuery(collection, filter, sort);
    const ordered =
      overlay.size === 0 && !byDistance && (sort.length === 0 || plan.order !== undefined);
    const rows = this.select(collection, plan, matches, overlay, mayBacktrack(filter), {
      ...(ordered && { skip, limit }),
    });
    if (isScan(plan)) this.warnOfScan(collection, filter, sort);
    if (ordered) return rows;
    for (const row of overlay.values()) if (row && matches(row.document)) rows.push(row);
    const sorted = byDistance ? byDistance(rows) : sortDocuments(rows, sort, (row) => row.document);
    return sorted.slice(skip, skip + limit);
  }

  /** A query that names the id needs no plan. */
  private findOne(collection: Collection, id: IdKey, filter: Expression, matches: Matcher) {
    const sql = `SELECT n, id, doc FROM ${collection.table} WHERE id = ?`;
    const found = this.file.statement(sql).get([id]);
    if (!found) return undefined;
    const row = toRow(found);
    const test = () => matches(row.document);
    const holds = mayBacktrack(filter) ? runWithin(MAX_REGEX_MS, test) : test();
    return holds ? row : undefined;
  }

  count(collection: Collection, filter: Expression): number {
    const matches = compileFilter(filter);
    const plan = planQuery(collection, filter, []);
    if (!plan.exact) {
      const found = this.select(
        collection,
        plan,
        matches,
        NO_OVERLAY,
        mayBacktrack(filter),
        {},
      ).length;
      if (isScan(plan)) this.warnOfScan(collection, filter, []);
      return found;
    }
    const sql = `SELECT count(*) FROM ${collection.table}${whereClause(plan)}`;
    return Number(this.file.statement(sql).get(plan.values)?.[0]);
  }

  private select(
    collection: Collection,
    plan: Plan,
    matches: Matcher,
    overlay: Overlay,
    watched: boolean,
    { skip = 0, limit = Infinity }: { skip?: number; limit?: number },
  ): Row[] {
    const order = plan.order ? ` ORDER BY ${plan.order}` : '';
    const sql = `SELECT n, id, doc FROM ${collection.table}${whereClause(plan)}${order} LIMIT ? OFFSET ?`;
    const bounded = plan.exact && Number.isFinite(limit);
    const statement = this.file.statement(sql);
    const values = [...plan.values, ...(bounded ? [limit, skip] : [-1, 0])];
    if (bounded && limit <= PAGE) {
      plan.examined = limit;
      return statement.all(values).map(toRow);
    }
    const rows: Row[] = [];
    let toSkip = bounded ? 0 : skip;
    const run = { done: false };
    const read = () => {
      for (const found of statement.iterate(values)) {
        plan.examined++;
        const row = toRow(found);
        if (overlay.size && overlay.has(row.key)) continue;
        if (!plan.exact && !matches(row.document)) continue;
        if (toSkip > 0) toSkip--;
        else if (rows.push(row) >= limit) return;
      }
      run.done = true;
    };
    try {
      if (watched) runWithin(MAX_REGEX_MS, read);
      else read();
    } finally {
      // A statement left in the middle keeps its table locked; a run that finds nothing ends it.
      if (!run.done) statement.get([...plan.values, 0, 0]);
    }
    return rows;
  }

  private warnOfScan(collection: Collection, filter: Expression, sort: SortKeys): void {
    const wanted = wantedIndex(filter, sort);
    if (wanted === undefined || collection.scansWarned.has(wanted)) return;
    collection.scansWarned.add(wanted);
    this.warn(`database: ${collection.name} was read without an index; it wants { ${wanted} }`);
  }
}

function pinnedId({ _id: id }: Expression): IdKey | undefined {
  return typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))
    ? idKeyOf(id)
    : undefined;
}

/** Rows the driver fetches at a time; fewer are fetched in one go. */
const PAGE = 100;

const toRow = ([n, id, text]: unknown[]): Row => new Row(n as number, id as IdKey, text as string);

const isScan = (plan: Plan): boolean => !plan.indexed && plan.examined > SCAN_WARNING_DOCUMENTS;

const whereClause = (plan: Plan): string =>
  plan.where.length ? ` WHERE ${plan.where.join(' AND ')}` : '';
