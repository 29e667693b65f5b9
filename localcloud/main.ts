import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCloud, StartProblem, type LocalCloud, type ShopName } from './host';

/* The local cloud as a program: `npm run cloud -- --port 8787 --data DIR --shop demo`. */

const SHOPS: readonly string[] = ['demo', 'empty', 'race'] satisfies ShopName[];
const HIGHEST_PORT = 65_535;

interface Wanted {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly serveH5: boolean;
}

const FLAGS = {
  port: { type: 'string', default: process.env.PORT ?? '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: process.env.JIDIAN_DATA ?? '.data' },
  shop: { type: 'string', default: 'demo' },
  'no-h5': { type: 'boolean', default: false },
} as const;

function parseFlags(): ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'] {
  try {
    return parseArgs({ options: FLAGS }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    const known = Object.keys(FLAGS).map((flag) => `--${flag}`);
    throw new StartProblem(`${sentence ?? ''}. There are ${known.join(', ')}.`, { cause: error });
  }
}

function readFlags(): Wanted {
  const values = parseFlags();
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > HIGHEST_PORT) {
    throw new StartProblem(`A port is a number from 0 to ${HIGHEST_PORT}, not "${values.port}".`);
  }
  if (!SHOPS.includes(values.shop)) {
    throw new StartProblem(`There is no shop "${values.shop}"; choose ${SHOPS.join(', ')}.`);
  }
  return {
    port,
    host: values.host,
    dataDir: resolve(values.data),
    shop: values.shop as ShopName,
    serveH5: !values['no-h5'],
  };
}

function stopOnSignal(cloud: LocalCloud): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked twice: do not wait for anything.
      if (stopping) process.exit(1);
      stopping = true;
      void cloud.close().then(() => process.exit(0));
    });
  }
}

function announce(cloud: LocalCloud, wanted: Wanted): void {
  const width = Math.max(...cloud.people.map(({ code }) => code.length), 0);
  const people = cloud.people.map(
    ({ code, role, note }) => `    ${code.padEnd(width)}  ${role}: ${note}`,
  );
  const lines = [
    '',
    `  集点 Jidian runs: ${cloud.url}/${wanted.serveH5 ? '' : '  (without the H5 app)'}`,
    `  For developers:  ${cloud.url}/dev`,
    '',
    ...(people.length > 0 ? ['  Log in as (any other code is someone new):', ...people, ''] : []),
    `  Data: ${cloud.folder}`,
    '  Stop: Ctrl+C',
    '',
  ];
  console.info(lines.join('\n'));
}

async function main(): Promise<void> {
  const wanted = readFlags();
  const cloud = await startLocalCloud({
    ...wanted,
    functionsDir: resolve('dist/cloudfunctions'),
    h5Dir: resolve('dist/h5'),
    collectionsFile: join('cloudfunctions', 'collections.json'),
    configFile: 'cloudbaserc.json',
    log: (line) => console.error(line),
  });
  stopOnSignal(cloud);
  announce(cloud, wanted);
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
});
