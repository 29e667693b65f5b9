import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Becomes the local cloud: same process, so that signals and exit codes need no passing on. */
export function launch(flags) {
  process.chdir(root);
  process.argv = [process.argv[0], join(root, 'dist/localcloud/main.js'), ...flags];
  createRequire(import.meta.url)(process.argv[1]);
}
