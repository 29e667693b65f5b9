import './node-version.mjs';

/* npm start: from a fresh clone to the running demo shop. */

const flags = process.argv.slice(2);
// Imported late: an old Node would fail on the rest before it could say why.
import('./begin.mjs').then(({ begin }) => begin({ h5: true, flags }));
