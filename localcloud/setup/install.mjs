import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Installs the packages when they are missing or older than the lock file. */
export async function install() {
  if (isCurrent()) return;
  await step('Installing packages (about a minute)', () =>
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund'],
      'npm could not install the packages; its own words are above. Is the npm registry reachable?',
    ),
  );
}

function isCurrent() {
  // npm writes this file last, so a broken-off install counts as none.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
