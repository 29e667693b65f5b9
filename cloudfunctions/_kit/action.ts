import type { GenericSchema, InferOutput } from 'valibot';
import type { ActionName, RefusalOf, ReplyOf, RequestOf } from '#shared/api';
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

/** What the action may be answered with. */
export type AnswerOf<Name extends ActionName> = Result<
  ReplyOf<Name>,
  RefusalOf<Name> | WriteRefusal
>;

/**
 * One row of a function's table of actions. `effect` says whether a request id is demanded: a write
 * without one could not be repeated safely.
 */
export interface ActionHandler<Allowed extends Caller['kind'], Answer, Schema = GenericSchema> {
  readonly effect: 'read' | 'write';
  readonly caller: Allowed;
  readonly request: Schema;
  readonly handle: (
    call: Allowed extends 'member' ? MemberCall : Call,
    data: never,
  ) => Promise<Answer>;
}

/** A function's table of actions: under each name a row that answers as the name promises. */
export type ActionTable = {
  readonly [Name in ActionName]?: ActionHandler<
    'member' | 'system',
    AnswerOf<Name>,
    GenericSchema<RequestOf<Name>, unknown>
  >;
};

/** How a row of members or operators answers; the schema types the data that it receives. */
type Handle<Caller extends Call, Schema extends GenericSchema, Answer> = (
  call: Caller,
  data: InferOutput<Schema>,
) => Promise<Answer>;

/** A row for members that changes nothing. */
export function memberRead<Schema extends GenericSchema, Answer>(
  request: Schema,
  handle: Handle<MemberCall, Schema, Answer>,
): ActionHandler<'member', Answer, Schema> {
  return { effect: 'read', caller: 'member', request, handle };
}

/** A row for members that writes. */
export function memberWrite<Schema extends GenericSchema, Answer>(
  request: Schema,
  handle: Handle<MemberCall, Schema, Answer>,
): ActionHandler<'member', Answer, Schema> {
  return { effect: 'write', caller: 'member', request, handle };
}

/** A row that writes for operators: callers with no end user behind them. */
export function systemWrite<Schema extends GenericSchema, Answer>(
  request: Schema,
  handle: Handle<Call, Schema, Answer>,
): ActionHandler<'system', Answer, Schema> {
  return { effect: 'write', caller: 'system', request, handle };
}
