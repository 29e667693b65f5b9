import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { OWN_EXPRESSIONS } from './operators';
import { ServiceError, invalidOperator, requestFailed } from '../errors';

/** Stages that write, and operators that run scripts: the service has neither. */
const REFUSED_STAGES = ['$out', '$merge'];
const REFUSED_EXPRESSIONS = ['$function', '$where'];
const REFUSED_ACCUMULATORS = ['$accumulator'];

/** The engine leaves holes where documents were pruned. */
const $redact = (...call: Parameters<typeof stages.$redact>) =>
  stages.$redact(...call).filter((document) => document !== undefined);

type Operators<T> = Record<string, T>;

function without<T extends object>(operators: T, refused: string[]): T {
  return Object.fromEntries(
    Object.entries(operators).filter(([name]) => !refused.includes(name)),
  ) as T;
}

/** All operators of the aggregation engine; `ownStages` take the place of the engine's. */
export function createContext(ownStages: Operators<unknown>): Context {
  return Context.init({
    accumulator: without(accumulators, REFUSED_ACCUMULATORS),
    expression: { ...without(expressions, REFUSED_EXPRESSIONS), ...OWN_EXPRESSIONS },
    pipeline: { ...without(stages, REFUSED_STAGES), $redact, ...ownStages },
    projection: projections,
    query: queries,
    window: windows,
  });
}

const EXPRESSION_CONTEXT = createContext({});

/** Options for expressions outside a pipeline. */
export const expressionOptions = (): Options =>
  ({ context: EXPRESSION_CONTEXT, scriptEnabled: false }) as Options;

/** The service's error for what the engine threw. */
export function explainExpressionError(error: unknown): unknown {
  if (error instanceof ServiceError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const operator = UNKNOWN_OPERATOR.exec(message)?.[1];
  return operator ? invalidOperator(operator) : requestFailed(message);
}

const UNKNOWN_OPERATOR =
  /(?:unregistered pipeline operator|accumulator|unknown .*operator:?) '?(\$\w+)'?/;
