import { invalidParam } from '../errors';
import { decodeWire } from '../values/decode';
import { isPlainObject } from '../values/types';
import type { Expression } from '../values/types';

/** The fields of a request's body, read with the service's checks. Errors: INVALID_PARAM. */
export class Request {
  private readonly body: Record<string, unknown>;
  readonly nowMs: number;

  constructor(body: Record<string, unknown>, nowMs: number) {
    this.body = body;
    this.nowMs = nowMs;
  }

  get collectionName(): string {
    const name = this.body['collectionName'];
    if (typeof name !== 'string' || name === '') throw invalidParam('collectionName is required');
    return name;
  }

  get transactionId(): unknown {
    return this.body['transactionId'] ?? undefined;
  }

  has(name: string): boolean {
    return this.body[name] !== undefined && this.body[name] !== null && this.body[name] !== '';
  }

  flag(name: string): boolean {
    return this.body[name] === true;
  }

  list(name: string): unknown[] {
    const value = this.body[name];
    if (!Array.isArray(value)) throw invalidParam(`${name} must be an array`);
    return value;
  }

  /** A whole number from 0; the fallback when absent. */
  count(name: string, fallback: number): number {
    const value = this.body[name];
    if (value === undefined || value === null) return fallback;
    if (!Number.isInteger(value) || (value as number) < 0) {
      throw invalidParam(`${name} must be a whole number from 0`);
    }
    return value as number;
  }

  /** An object sent as EJSON text. */
  object(name: string): Expression {
    const value = this.body[name];
    return asObject(name, typeof value === 'string' ? decodeWire(value, this.nowMs) : undefined);
  }

  /** The query; the SDK sends '' when there was no where(). */
  get query(): Expression {
    return this.has('query') ? this.object('query') : {};
  }

  /** The query of an update or removal, which must be given. */
  get requiredQuery(): Expression {
    if (!this.has('query')) throw invalidParam("param.query can't be empty");
    return this.object('query');
  }

  document(text: unknown): Expression {
    if (typeof text !== 'string') throw invalidParam('data must be EJSON text');
    return asObject('data', decodeWire(text, this.nowMs));
  }
}

function asObject(name: string, value: unknown): Expression {
  if (!isPlainObject(value)) throw invalidParam(`${name} must be an object`);
  return value;
}
