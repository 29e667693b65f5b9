import { evalExpr } from 'mingo/core';
import { requestFailed } from '../errors';
import { copyValue } from '../values/copy';
import { encodeValue } from '../values/encode';
import { valuesAtPath } from '../values/paths';
import { isPlainObject } from '../values/types';
import type { Doc, Expression } from '../values/types';
import { expressionOptions } from './context';
import { parseStages } from './stages';
import type { Stage } from './stages';

interface Lookup {
  from: string;
  as: string;
  localField: string | undefined;
  foreignField: string | undefined;
  pipeline: Stage[];
  variables: Expression;
}

/** What a lookup needs: queries on any collection, and pipelines over what they found. */
export interface LookupSource {
  find(collection: string, filter: Expression): Doc[];
  run(documents: Doc[], stages: Stage[], variables: Record<string, unknown>): Doc[];
}

/** Errors: DATABASE_REQUEST_FAILED for missing parts. */
export function parseLookup(operand: unknown): Lookup {
  if (!isPlainObject(operand)) throw requestFailed('$lookup needs an object');
  const { from, as, localField, foreignField, pipeline } = operand;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw requestFailed('$lookup needs from and as');
  const isJoin = typeof localField === 'string' && typeof foreignField === 'string';
  if (!isJoin && pipeline === undefined) {
    throw requestFailed('$lookup needs localField and foreignField, or a pipeline');
  }
  return {
    from,
    as,
    localField: isJoin ? localField : undefined,
    foreignField: isJoin ? foreignField : undefined,
    pipeline: pipeline === undefined ? [] : parseStages(pipeline),
    variables: isPlainObject(operand['let']) ? operand['let'] : {},
  };
}

export function runLookup(
  documents: Doc[],
  lookup: Lookup,
  outer: Record<string, unknown>,
  source: LookupSource,
): Doc[] {
  const candidatesOf = join(documents, lookup, source);
  return documents.map((document) => {
    // Joined documents may be shared between results, and later stages may change them.
    const candidates = candidatesOf(document).map(copyValue);
    if (lookup.pipeline.length === 0) return put(document, lookup.as, candidates);
    const options = { ...expressionOptions(), variables: outer };
    const own = evalExpr(document, lookup.variables, options) as Record<string, unknown>;
    return put(document, lookup.as, source.run(candidates, lookup.pipeline, { ...outer, ...own }));
  });
}

/** Finds all foreign documents with one query, then hands out those of each local document. */
function join(documents: Doc[], lookup: Lookup, source: LookupSource): (document: Doc) => Doc[] {
  const { from, localField, foreignField } = lookup;
  if (localField === undefined || foreignField === undefined) {
    const all = source.find(from, {});
    return () => all;
  }
  const wanted = new Map<string, unknown>();
  for (const document of documents) {
    for (const value of localValues(document, localField)) wanted.set(encodeValue(value), value);
  }
  if (wanted.size === 0) return () => [];
  const values = [...wanted.values()];
  const filter = { [foreignField]: equality(values) };
  const found = source.find(from, filter);
  if (documents.length === 1) return () => found;
  const byValue = new Map<string, Doc[]>();
  for (const foreign of found) {
    const keys = new Set(reached(foreign, foreignField).map(encodeValue));
    for (const key of keys) {
      const group = byValue.get(key);
      if (group) group.push(foreign);
      else byValue.set(key, [foreign]);
    }
  }
  return (document) => {
    const groups = localValues(document, localField).map(
      (value) => byValue.get(encodeValue(value)) ?? [],
    );
    const [only] = groups;
    return only && groups.length === 1 ? only : [...new Set(groups.flat())];
  };
}

function equality(values: unknown[]): unknown {
  const [only] = values;
  if (values.length > 1) return { $in: values };
  return typeof only === 'string' || typeof only === 'number' ? only : { $eq: only };
}

/** A local array joins by each of its elements; a missing local value joins as null. */
function localValues(document: Doc, path: string): unknown[] {
  const values = valuesAtPath(document, path).flatMap((value): unknown[] =>
    Array.isArray(value) ? value : [value],
  );
  return values.map((value) => value ?? null);
}

const reached = (document: Doc, path: string): unknown[] =>
  valuesAtPath(document, path).flatMap((value): unknown[] =>
    Array.isArray(value) ? [value, ...(value as unknown[])] : [value ?? null],
  );

function put(document: Doc, path: string, value: unknown): Doc {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const child = document[first];
  const inner = rest.length ? put(isPlainObject(child) ? child : {}, rest.join('.'), value) : value;
  return { ...document, [first]: inner };
}
