import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { fail } from './progress.mjs';
import { root } from './root.mjs';

/**
 * Prepares what is missing, then becomes the local cloud, or another of its programs: in the same
 * process, so that signals and exit codes need no passing on.
 */
export async function begin({ program = 'main', functions = true, h5, flags }) {
  try {
    await prepare({ functions, h5 });
  } catch (error) {
    fail(error);
  }
  process.chdir(root);
  process.argv = [process.argv[0], join(root, 'dist/localcloud', `${program}.js`), ...flags];
  createRequire(import.meta.url)(process.argv[1]);
}
