import './node-version.mjs';

/*
 * npm run simulate -- --rules FILE --shop demo [--data DIR] [--days 90] [--first-reward 1000]
 *                     [--svg FILE] [--json FILE]
 */

const flags = process.argv.slice(2);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) =>
  begin({ program: 'simulate', functions: false, h5: false, flags }),
);
