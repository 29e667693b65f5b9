import './node-version.mjs';
import { launch } from './launch.mjs';
import { prepare } from './prepare.mjs';
import { fail } from './progress.mjs';

/* npm start: from a fresh clone to the running demo shop. */

prepare({ h5: true }).then(() => launch(process.argv.slice(2)), fail);
