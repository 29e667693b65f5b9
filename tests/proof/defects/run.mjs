/** `npm run defects`: mistakes put into a copy one by one, to see whether the suites notice. */
import '../../../localcloud/setup/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../../../localcloud/setup/install.mjs';
import { root } from '../../../localcloud/setup/root.mjs';

await install();
const { buildSync } = await import('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'jidian-defects-run-'));
const program = join(folder, 'run.cjs');
buildSync({
  entryPoints: [join(root, 'tests/proof/defects/run.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  external: ['typescript'],
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
