import { parseArgs } from 'node:util';

/** How long to measure. */
export interface Settings {
  readonly rounds: number;
  /** Of each flow in each round. */
  readonly seconds: number;
  /** Of each flow before the first round. */
  readonly warmupSeconds: number;
}

/** Errors: a setting that is no number above zero. */
export function readSettings(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      warmup: { type: 'string', default: '2' },
    },
  });
  const number = (name: keyof typeof values): number => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new Error(`--${name} is a number above zero, not "${values[name]}".`);
    return value;
  };
  return {
    rounds: Math.ceil(number('rounds')),
    seconds: number('seconds'),
    warmupSeconds: number('warmup'),
  };
}
