import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem, type ShopName } from './host';

const SHOPS: readonly string[] = ['demo', 'empty', 'race'] satisfies ShopName[];
const HIGHEST_PORT = 65_535;

/** What to do; serving is what the program does when nothing is said. */
export type Command = 'serve' | 'export' | 'import';
const COMMANDS: readonly string[] = ['serve', 'export', 'import'] satisfies Command[];

export interface Wanted {
  readonly command: Command;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly serveH5: boolean;
  /** Where an export goes, or an import comes from. */
  readonly file: string;
}

const FLAGS = {
  port: { type: 'string', default: process.env.PORT ?? '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: process.env.JIDIAN_DATA ?? '.data' },
  shop: { type: 'string', default: 'demo' },
  'no-h5': { type: 'boolean', default: false },
  out: { type: 'string', default: '' },
  in: { type: 'string', default: '' },
} as const;

type Parsed = ReturnType<typeof parseArgs<{ options: typeof FLAGS; allowPositionals: true }>>;

function parseFlags(): Parsed {
  try {
    return parseArgs({ options: FLAGS, allowPositionals: true });
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    const known = Object.keys(FLAGS).map((flag) => `--${flag}`);
    throw new StartProblem(`${sentence ?? ''}. There are ${known.join(', ')}.`, { cause: error });
  }
}

/** What the person at the keyboard asked for. Errors: `StartProblem` with a sentence. */
export function readFlags(): Wanted {
  const { values, positionals } = parseFlags();
  const [command = 'serve', ...more] = positionals;
  const port = Number(values.port);
  if (!COMMANDS.includes(command) || more.length > 0) {
    const given = positionals.join(' ');
    throw new StartProblem(`There is no command "${given}"; choose ${COMMANDS.join(', ')}.`);
  }
  if (!/^\d+$/.test(values.port) || port > HIGHEST_PORT) {
    throw new StartProblem(`A port is a number from 0 to ${HIGHEST_PORT}, not "${values.port}".`);
  }
  if (!SHOPS.includes(values.shop)) {
    throw new StartProblem(`There is no shop "${values.shop}"; choose ${SHOPS.join(', ')}.`);
  }
  const file = command === 'export' ? values.out : values.in;
  if (command !== 'serve' && file === '') {
    const flag = command === 'export' ? '--out' : '--in';
    throw new StartProblem(`Name the file of the ${command} with ${flag} FILE.`);
  }
  return {
    command: command as Command,
    port,
    host: values.host,
    dataDir: resolve(values.data),
    shop: values.shop as ShopName,
    serveH5: !values['no-h5'],
    file: resolve(file),
  };
}
