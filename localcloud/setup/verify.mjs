import './node-version.mjs';

/* npm run verify -- [--data DIR] [--shop demo] */

const flags = process.argv.slice(2);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) =>
  begin({ program: 'verify', functions: false, h5: false, flags }),
);
