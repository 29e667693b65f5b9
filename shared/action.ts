import type { GenericSchema, InferInput } from 'valibot';
import type { Refusal } from './kernel/result';

/** Deployed functions that answer actions, one for each kind of caller. */
export type FunctionName = 'member' | 'store' | 'jobs';

/**
 * One action, as a row at the end of its contract: the function that answers it, what it takes, gives
 * and refuses. `shared/api.ts` brings the rows together.
 */
export interface Action<
  Name extends FunctionName,
  Schema extends GenericSchema,
  Reply,
  Refused extends Refusal = never,
> {
  readonly function: Name;
  readonly request: InferInput<Schema>;
  readonly reply: Reply;
  readonly refusal: Refused;
}
