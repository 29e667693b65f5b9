import { join, resolve } from 'node:path';
import { readFlags, type Wanted } from './flags';
import { exportShop, importShop, startLocalCloud, StartProblem, type LocalCloud } from './host';

/*
 * The local cloud as a program: `npm run cloud -- --port 8787 --data DIR --shop demo`, and
 * `npm run cloud -- export --shop demo --out FILE`, `npm run cloud -- import --shop empty --in FILE`.
 */

const places = {
  collectionsFile: join('cloudfunctions', 'collections.json'),
  configFile: 'cloudbaserc.json',
  log: (line: string) => console.error(line),
};

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

async function serve(wanted: Wanted): Promise<void> {
  const cloud = await startLocalCloud({
    ...wanted,
    ...places,
    functionsDir: resolve('dist/cloudfunctions'),
    h5Dir: resolve('dist/h5'),
  });
  stopOnSignal(cloud);
  announce(cloud, wanted);
}

async function transfer(wanted: Wanted): Promise<void> {
  const isExport = wanted.command === 'export';
  const lines = await (isExport ? exportShop : importShop)({ ...wanted, ...places });
  const shop = join(wanted.dataDir, wanted.shop);
  const [from, to] = isExport ? [shop, wanted.file] : [wanted.file, shop];
  console.info(`  ${lines.toLocaleString('en')} lines from ${from} to ${to}`);
  if (isExport) console.info('  It holds the secrets of the shop: keep it to yourself.');
}

async function main(): Promise<void> {
  const wanted = readFlags();
  await (wanted.command === 'serve' ? serve(wanted) : transfer(wanted));
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
});
