/** `npm run screenshots`: every page at 390x844, light and dark, into `screenshots/`. */
import '../../localcloud/setup/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../../localcloud/setup/prepare.mjs';
import { root } from '../../localcloud/setup/root.mjs';
import { ensureBrowser } from '../support/chromium.mjs';

const folder = join(root, 'screenshots');
const say = (line) => process.stdout.write(`${line}\n`);

await prepare({ h5: true });
process.env.CHROME_PATH = ensureBrowser(say);
rmSync(folder, { recursive: true, force: true });
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'screenshots'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (status === 0) say(`${readdirSync(folder).length} pictures in ${folder}`);
process.exitCode = status ?? 1;
