/** `npm run simulate:faults -- --seed N --minutes M`: shops under faults, for as long as you like. */
import '../../../localcloud/setup/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../localcloud/setup/root.mjs';
import { buildSimulation } from './build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jidian-faults-'));
const program = await buildSimulation(folder);
const flags = process.argv.slice(2);
const { status } = spawnSync(process.execPath, ['--enable-source-maps', program, ...flags], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
});
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
