import './node-version.mjs';
import { alone } from './build-lock.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

/**
 * Makes everything ready that a start or a test run needs: packages, the local cloud, the
 * functions, and the apps asked for. What is current already is left alone.
 */
export async function prepare({ functions = true, h5 = false, weapp = false } = {}) {
  await alone(async () => {
    await install();
    await build('localcloud');
    if (functions) await build('functions');
    if (h5) await build('h5');
    if (weapp) await build('weapp');
  });
}
