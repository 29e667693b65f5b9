import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from '../host/start-problem';

const flags = {
  shop: { type: 'string', default: 'demo' },
  data: { type: 'string', default: process.env.JIDIAN_DATA ?? '.data' },
} as const;

/** Which shop's data to check. */
export interface Wanted {
  readonly shop: string;
  readonly dataDir: string;
}

/** Errors: `StartProblem` with a sentence for the operator. */
export function readFlags(): Wanted {
  try {
    const { shop, data } = parseArgs({ options: flags }).values;
    return { shop, dataDir: resolve(data) };
  } catch (error) {
    throw new StartProblem((error as Error).message, { cause: error });
  }
}
