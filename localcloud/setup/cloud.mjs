import './node-version.mjs';
import { launch } from './launch.mjs';
import { prepare } from './prepare.mjs';
import { fail } from './progress.mjs';

/* npm run cloud -- --port 8787 --data DIR --shop demo|empty|race [--no-h5] */

const flags = process.argv.slice(2);
prepare({ h5: !flags.includes('--no-h5') }).then(() => launch(flags), fail);
