import './node-version.mjs';

/*
 * npm run cloud -- --port 8787 --data DIR --shop demo|empty|race [--no-h5]
 * npm run cloud -- export|import --data DIR --shop demo|empty|race --out|--in FILE
 */

const flags = process.argv.slice(2);
const serves = !['export', 'import'].includes(flags[0]);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) =>
  begin({ h5: serves && !flags.includes('--no-h5'), flags }),
);
