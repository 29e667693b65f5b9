/** `npm run bench -- cloud`: the local cloud against floors measured in the same run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const bundle = join(folder, 'cloud.cjs');
try {
  buildSync({
    entryPoints: [fileURLToPath(new URL('cloud.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    external: ['libsql', '@cloudbase/node-sdk'],
    logLevel: 'error',
  });
  const { status } = spawnSync(process.execPath, [bundle, folder, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_PATH: join(root, 'node_modules'),
      // Off the platform the SDK asks a metadata host before each call, and warns about slow ones.
      TENCENTCLOUD: 'true',
      SILENCE: 'true',
    },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
