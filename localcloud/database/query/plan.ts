import type { Collection } from '../engine/catalog';
import { KIND } from '../values/kinds';
import { isPlainObject } from '../values/types';
import type { Expression, SortKeys } from '../values/types';
import { addField, ordersLikeSql } from './conditions';
import type { Conditions } from './conditions';

/** The part of a query that SQL can answer. */
export interface Plan extends Conditions {
  /** True when an index or the id narrows the search. */
  indexed: boolean;
  /** The ORDER BY terms, when SQL's order is the order asked for. */
  order: string | undefined;
  /** Rows SQL handed over, known after the run. */
  examined: number;
}

/** Translates the safe part of a query; everything else is decided afterwards by the matcher. */
export function planQuery(collection: Collection, filter: Expression, sort: SortKeys): Plan {
  const plan = emptyPlan();
  addConjuncts(plan, collection, filter);
  plan.order = orderBy(collection, sort);
  if (plan.order !== undefined && leadsIndex(collection, sort[0]?.[0])) plan.indexed = true;
  return plan;
}

const emptyPlan = (): Plan => ({
  where: [],
  values: [],
  exact: true,
  indexed: false,
  order: undefined,
  examined: 0,
});

function addConjuncts(plan: Plan, collection: Collection, filter: Expression): void {
  for (const [key, operand] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isPlainObject(part)) addConjuncts(plan, collection, part);
      continue;
    }
    if (key === '$or' && Array.isArray(operand)) {
      addAlternatives(plan, collection, operand);
      continue;
    }
    const tracked = collection.paths.get(key);
    if (!tracked || (tracked.kinds & KIND.array) !== 0) {
      plan.exact = false;
      continue;
    }
    const before = plan.where.length;
    addField(plan, tracked, operand);
    if (plan.where.length > before && leadsIndex(collection, key)) plan.indexed = true;
  }
}

/** `$or` narrows only when each of its branches does. */
function addAlternatives(plan: Plan, collection: Collection, branches: unknown[]): void {
  const plans = branches.map((branch) => {
    const part = emptyPlan();
    if (isPlainObject(branch)) addConjuncts(part, collection, branch);
    return part;
  });
  if (plans.length === 0 || plans.some(({ where }) => where.length === 0)) {
    plan.exact = false;
    return;
  }
  plan.exact &&= plans.every(({ exact }) => exact);
  plan.indexed ||= plans.every(({ indexed }) => indexed);
  plan.where.push(`(${plans.map(({ where }) => `(${where.join(' AND ')})`).join(' OR ')})`);
  plan.values.push(...plans.flatMap(({ values }) => values));
}

const leadsIndex = (collection: Collection, path: string | undefined): boolean =>
  path === '_id' || collection.indexes.some(({ keys }) => keys[0]?.[0] === path);

function orderBy(collection: Collection, sort: SortKeys): string | undefined {
  const terms: string[] = [];
  for (const [path, direction] of sort) {
    const tracked = collection.paths.get(path);
    if (!tracked || !ordersLikeSql(tracked)) return undefined;
    terms.push(tracked.sql + (direction === -1 ? ' DESC' : ''));
  }
  return terms.length ? terms.join(', ') : undefined;
}
