import { Aggregator } from 'mingo/aggregator';
import type { Context } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import type { Options } from 'mingo/types';
import { requestFailed } from '../errors';
import type { Catalog, Collection } from '../engine/catalog';
import type { Finder, FindOptions } from '../query/find';
import { compileFilter } from '../query/matcher';
import { parseSort, sortDocuments } from '../query/sort';
import { isPlainObject } from '../values/types';
import type { Doc, Expression } from '../values/types';
import { bucketStages } from './bucket';
import { createContext, explainExpressionError } from './context';
import { geoNear } from './geo-near';
import { parseLookup, runLookup } from './lookup';
import { mayRunLong } from './may-run-long';
import type { Stage } from './stages';

type Variables = Record<string, unknown>;
type StageRun = (documents: Doc[], operand: unknown, variables: Variables) => Doc[];

/**
 * Runs pipelines. What reads collections (`$match` at the head, `$lookup`, `$geoNear`) and what
 * must order or match exactly as queries do is done here; the rest is the aggregation engine's.
 */
export class Aggregation {
  private readonly catalog: Catalog;
  private readonly finder: Finder;
  private readonly context: Context;
  private readonly own: Record<string, StageRun>;

  constructor(catalog: Catalog, finder: Finder) {
    this.catalog = catalog;
    this.finder = finder;
    this.own = {
      $match: (documents, filter, variables) =>
        documents.filter(compileFilter(filterOf(filter), variables)),
      $sort: (documents, spec) => sortDocuments(documents, parseSort(spec), (document) => document),
      $limit: (documents, count) => documents.slice(0, wholeNumber('$limit', count, 1)),
      $skip: (documents, count) => documents.slice(wholeNumber('$skip', count, 0)),
      $count: (documents, name) => count(documents, name),
      $bucket: (documents, operand, variables) =>
        this.runStages(documents, bucketStages(operand), variables),
      $lookup: (documents, operand, variables) =>
        runLookup(documents, parseLookup(operand), variables, this.lookupSource),
      $geoNear: (documents, operand) => geoNear(documents, operand),
    };
    this.context = createContext(
      Object.fromEntries(Object.entries(this.own).map(([name, run]) => [name, inEngine(run)])),
    );
  }

  /**
   * Runs a pipeline; `within` bounds the time of stages that could run for ever.
   * Errors: the service's for unknown stages and operators, and for wrong operands.
   */
  run(collection: Collection, stages: Stage[], within: (work: () => Doc[]) => Doc[]): Doc[] {
    const { filter, options, rest } = head(stages);
    const work = () => {
      const rows = this.finder.find(collection, filter, options);
      return this.runStages(
        rows.map((row) => row.document),
        rest,
        {},
      );
    };
    return rest.some(mayRunLong) ? within(work) : work();
  }

  private runStages(documents: Doc[], stages: Stage[], variables: Variables): Doc[] {
    let current = documents;
    for (let i = 0; i < stages.length;) {
      const [name, operand] = stages[i] as Stage;
      const run = Object.hasOwn(this.own, name) ? this.own[name] : undefined;
      if (run) {
        current = run(current, operand, variables);
        i++;
        continue;
      }
      const segment: Stage[] = [];
      for (; i < stages.length && !Object.hasOwn(this.own, (stages[i] as Stage)[0]); i++) {
        segment.push(stages[i] as Stage);
      }
      current = this.runEngine(current, segment, variables);
    }
    return current;
  }

  private runEngine(documents: Doc[], stages: Stage[], variables: Variables): Doc[] {
    const pipeline = stages.map(([name, operand]) => ({ [name]: operand }));
    const options = {
      context: this.context,
      variables,
      scriptEnabled: false,
      collectionResolver: (name: string) => this.lookupSource.find(name, {}),
    } as Partial<Options> as Options;
    try {
      return new Aggregator(pipeline, options).run(documents);
    } catch (error) {
      throw explainExpressionError(error);
    }
  }

  private readonly lookupSource = {
    find: (name: string, filter: Expression): Doc[] =>
      // The service joins a collection that does not exist as an empty one, as MongoDB does.
      this.catalog.has(name)
        ? this.finder.find(this.catalog.get(name), filter).map((row) => row.document)
        : [],
    run: (documents: Doc[], stages: Stage[], variables: Variables) =>
      this.runStages(documents, stages, variables),
  };
}

/** The stages at the start that one query answers. */
function head(stages: Stage[]): { filter: Expression; options: FindOptions; rest: Stage[] } {
  let filter: Expression = {};
  const options: FindOptions = {};
  let i = 0;
  const next = () => stages[i] ?? ['', undefined];
  if (next()[0] === '$match') {
    filter = filterOf(next()[1]);
    i++;
  }
  if (next()[0] === '$sort') options.sort = parseSort(stages[i++]?.[1]);
  if (next()[0] === '$skip') options.skip = wholeNumber('$skip', stages[i++]?.[1], 0);
  if (next()[0] === '$limit') options.limit = wholeNumber('$limit', stages[i++]?.[1], 1);
  return { filter, options, rest: stages.slice(i) };
}

function filterOf(operand: unknown): Expression {
  if (!isPlainObject(operand))
    throw requestFailed('the match filter must be an expression in an object');
  return operand;
}

function count(documents: Doc[], name: unknown): Doc[] {
  if (typeof name !== 'string' || name === '') throw requestFailed('$count needs a field name');
  return documents.length ? [{ [name]: documents.length }] : [];
}

function wholeNumber(stage: string, value: unknown, least: number): number {
  if (!Number.isInteger(value) || (value as number) < least) {
    throw requestFailed(`${stage} takes a whole number from ${least}`);
  }
  return value as number;
}

/** The form in which the engine calls a stage, as inside `$facet`. */
const inEngine =
  (run: StageRun) =>
  (
    input: { collect(): Doc[]; transform(change: (documents: Doc[]) => unknown): unknown },
    operand: unknown,
    options: { variables?: Variables; local?: { variables?: Variables } },
  ) =>
    input.transform((documents) =>
      Lazy(run(documents, operand, { ...options.variables, ...options.local?.variables })),
    );
