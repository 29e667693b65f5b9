import { evalExpr } from 'mingo/core';
import { expressionOptions, explainExpressionError } from '../aggregate/context';
import type { Doc } from '../values/types';

/** Compiles `$expr`: an aggregation expression that must come out true. `variables` are an enclosing $lookup's. */
export function compileExpr(expression: unknown, variables: Doc): (document: Doc) => boolean {
  const options = { ...expressionOptions(), variables };
  return (document) => {
    let result: unknown;
    try {
      result = evalExpr(document, expression, options);
    } catch (error) {
      throw explainExpressionError(error);
    }
    return result !== false && result !== null && result !== undefined && result !== 0;
  };
}
