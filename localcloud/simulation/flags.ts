import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from '../host/start-problem';
import { copy } from './copy';

const flags = {
  rules: { type: 'string', default: '' },
  shop: { type: 'string', default: 'demo' },
  data: { type: 'string', default: process.env.JIDIAN_DATA ?? '.data' },
  days: { type: 'string', default: '90' },
  'first-reward': { type: 'string', default: '1000' },
  svg: { type: 'string' },
  json: { type: 'string' },
} as const;

/** What is to be tried out, on which shop, and where the results go. */
export interface Wanted {
  readonly rulesFile: string;
  readonly shop: string;
  readonly dataDir: string;
  readonly days: number;
  readonly firstRewardPoints: number;
  readonly svgFile: string | null;
  readonly jsonFile: string | null;
}

/** Errors: `StartProblem` with a sentence for the owner. */
export function readFlags(): Wanted {
  const values = parse();
  if (values.rules === '') throw new StartProblem(copy.noRules);
  return {
    rulesFile: resolve(values.rules),
    shop: values.shop,
    dataDir: resolve(values.data),
    days: wholeNumber('--days', values.days, 3660),
    firstRewardPoints: wholeNumber('--first-reward', values['first-reward'], 10_000_000),
    svgFile: values.svg === undefined ? null : resolve(values.svg),
    jsonFile: values.json === undefined ? null : resolve(values.json),
  };
}

function parse(): ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'] {
  try {
    return parseArgs({ options: flags }).values;
  } catch (error) {
    throw new StartProblem(copy.badFlag((error as Error).message), { cause: error });
  }
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^[1-9]\d*$/.test(text) && value <= most) return value;
  throw new StartProblem(copy.badNumber(flag, most));
}
