import type { GenericSchema, InferOutput } from 'valibot';
import type { ActionName, RefusalOf, ReplyOf } from '#shared/api';
import type { RequestId } from '#shared/kernel/ids';
import type { Refusal, Result } from '#shared/kernel/result';
import type { ProcessCache } from './cache';
import type { Caller, Person } from './caller';
import type { Database } from './database';
import type { Ports } from './ports';

/** What a handler knows about the invocation it answers. */
export interface Call {
  /** The action as the wire names it, or `timer:<name>`. */
  readonly action: string;
  readonly requestId: RequestId;
  /** The instant of the invocation: read once, so that one call never sees two dates. */
  readonly nowMs: number;
  readonly database: Database;
  readonly cache: ProcessCache;
  readonly ports: Ports;
}

export type MemberCall = Call & { readonly caller: Person };

/** Refusals that any write may meet besides its own. */
export type WriteRefusal = Refusal<'request.busy'> | Refusal<'request.key_reused'>;

/**
 * One row of a function's table of actions. `effect` says whether a request id is demanded: a write
 * without one could not be repeated safely.
 */
export interface ActionHandler<Name extends ActionName, Allowed extends Caller['kind']> {
  readonly effect: 'read' | 'write';
  readonly caller: Allowed;
  readonly request: GenericSchema;
  readonly handle: (
    call: Allowed extends 'member' ? MemberCall : Call,
    data: never,
  ) => Promise<Result<ReplyOf<Name>, RefusalOf<Name> | WriteRefusal>>;
}

/** A row for members; the schema types the data that `handle` receives. */
export function memberAction<Name extends ActionName, Schema extends GenericSchema>(row: {
  effect: 'read' | 'write';
  request: Schema;
  handle: (
    call: MemberCall,
    data: InferOutput<Schema>,
  ) => Promise<Result<ReplyOf<Name>, RefusalOf<Name> | WriteRefusal>>;
}): ActionHandler<Name, 'member'> {
  return { ...row, caller: 'member' };
}

/** A row for operators and timers: callers with no end user behind them. */
export function systemAction<Name extends ActionName, Schema extends GenericSchema>(row: {
  effect: 'read' | 'write';
  request: Schema;
  handle: (
    call: Call,
    data: InferOutput<Schema>,
  ) => Promise<Result<ReplyOf<Name>, RefusalOf<Name> | WriteRefusal>>;
}): ActionHandler<Name, 'system'> {
  return { ...row, caller: 'system' };
}
