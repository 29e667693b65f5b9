import './node-version.mjs';

/*
 * npm run import -- --file members.csv --shop demo [--data DIR] [--name NAME] [--operator NAME]
 *                   [--dry-run] [--resume]
 */

const flags = process.argv.slice(2);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) => begin({ program: 'import', h5: false, flags }));
