import { requestFailed } from '../errors';
import { isPlainObject } from '../values/types';
import type { Doc } from '../values/types';
import { compileElement } from './matcher';

/** Gives a document the fields that `field()` asked for. Never changes its argument. */
export type Projection = (document: Doc) => Doc;

interface Tree {
  [segment: string]: Tree | 'leaf';
}
type Special = [path: string, pick: (value: unknown) => unknown];

/** Errors: DATABASE_REQUEST_FAILED when inclusion and exclusion are mixed, or for unknown operators. */
export function compileProjection(spec: unknown): Projection {
  if (!isPlainObject(spec)) throw requestFailed('a projection is an object');
  const included: string[] = [];
  const excluded: string[] = [];
  const specials: Special[] = [];
  for (const [path, wish] of Object.entries(spec)) {
    if (isPlainObject(wish)) specials.push([path, compileSpecial(wish)]);
    else if (wish === 0 || wish === false) excluded.push(path);
    else included.push(path);
  }
  const keepsOnly = included.some((path) => path !== '_id') || keepsOnlyElements(spec);
  if (keepsOnly && excluded.some((path) => path !== '_id')) {
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.');
  }
  const onlyId = included.length > 0 && excluded.length === 0 && specials.length === 0;
  if (!keepsOnly && !onlyId) {
    const tree = treeOf(excluded);
    return (document) => applySpecials(without(document, tree), specials);
  }
  const wanted = [...included, ...specials.map(([path]) => path)];
  if (!excluded.includes('_id')) wanted.push('_id');
  const tree = treeOf(wanted);
  return (document) => applySpecials(only(document, tree), specials);
}

// `$elemMatch` alone makes a projection inclusive; `$slice` alone keeps all other fields.
const keepsOnlyElements = (spec: Doc) =>
  Object.values(spec).some((wish) => isPlainObject(wish) && '$elemMatch' in wish);

function compileSpecial(wish: Doc): (value: unknown) => unknown {
  const [[operator, operand] = ['', undefined]] = Object.entries(wish);
  if (operator === '$elemMatch') {
    const matches = compileElement(operand);
    return (value) => {
      const found = Array.isArray(value) ? value.findIndex(matches) : -1;
      return found < 0 ? undefined : [(value as unknown[])[found]];
    };
  }
  if (operator === '$slice') return compileSlice(operand);
  throw requestFailed(`unsupported projection option: ${operator}`);
}

function compileSlice(operand: unknown): (value: unknown) => unknown {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map(Number);
  if (numbers.length > 2 || !numbers.every(Number.isInteger)) throw requestFailed('invalid $slice');
  const [first = 0, count] = numbers;
  return (value) => {
    if (!Array.isArray(value)) return value;
    const array = value as unknown[];
    if (count === undefined) return first < 0 ? array.slice(first) : array.slice(0, first);
    const start = first < 0 ? Math.max(0, array.length + first) : first;
    return array.slice(start, start + count);
  };
}

function treeOf(paths: string[]): Tree {
  const root: Tree = {};
  for (const path of paths) {
    const segments = path.split('.');
    const last = segments.pop() as string;
    let node = root;
    for (const segment of segments) {
      const next = node[segment];
      if (next === 'leaf') throw requestFailed(`Path collision at ${path}`);
      node = next ?? (node[segment] = {});
    }
    if (isPlainObject(node[last])) throw requestFailed(`Path collision at ${path}`);
    node[last] = 'leaf';
  }
  return root;
}

function only(document: Doc, tree: Tree): Doc {
  const result: Doc = {};
  for (const key of Object.keys(document)) {
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === undefined) continue;
    const value = branch === 'leaf' ? document[key] : onlyWithin(document[key], branch);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function onlyWithin(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => onlyWithin(item, tree)).filter((item) => item !== undefined);
  }
  return isPlainObject(value) ? only(value, tree) : undefined;
}

function without(document: Doc, tree: Tree): Doc {
  const result: Doc = {};
  for (const key of Object.keys(document)) {
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === 'leaf') continue;
    result[key] = branch ? withoutWithin(document[key], branch) : document[key];
  }
  return result;
}

function withoutWithin(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutWithin(item, tree));
  return isPlainObject(value) ? without(value, tree) : value;
}

function applySpecials(document: Doc, specials: Special[]): Doc {
  for (const [path, pick] of specials) {
    const segments = path.split('.');
    const last = segments.pop() as string;
    let holder: unknown = document;
    for (const segment of segments) {
      if (!isPlainObject(holder)) break;
      // The branch is shared with the stored document until copied.
      const child = holder[segment];
      holder = holder[segment] = isPlainObject(child) ? { ...child } : child;
    }
    if (!isPlainObject(holder) || !Object.hasOwn(holder, last)) continue;
    const picked = pick(holder[last]);
    if (picked === undefined) Reflect.deleteProperty(holder, last);
    else holder[last] = picked;
  }
  return document;
}
