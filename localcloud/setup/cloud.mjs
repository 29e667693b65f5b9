import './node-version.mjs';

/* npm run cloud -- --port 8787 --data DIR --shop demo|empty|race [--no-h5] */

const flags = process.argv.slice(2);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) => begin({ h5: !flags.includes('--no-h5'), flags }));
