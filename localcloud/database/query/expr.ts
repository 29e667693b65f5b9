import { evalExpr } from 'mingo/core';
import { expressionOptions, explainExpressionError } from '../aggregate/context';
import type { Doc } from '../values/types';

/** Compiles `$expr`: an aggregation expression that must come out true. */
export function compileExpr(expression: unknown): (document: Doc) => boolean {
  return (document) => {
    let result: unknown;
    try {
      result = evalExpr(document, expression, expressionOptions());
    } catch (error) {
      throw explainExpressionError(error);
    }
    return result !== false && result !== null && result !== undefined && result !== 0;
  };
}
