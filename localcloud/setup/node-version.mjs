/*
 * The first thing that runs, on whatever Node there is: so it uses no syntax and no import that an
 * old Node would stumble over before it can say a clear sentence.
 */
var LOWEST = [20, 12];

var parts = process.versions.node.split('.').map(Number);
if (parts[0] < LOWEST[0] || (parts[0] === LOWEST[0] && parts[1] < LOWEST[1])) {
  console.error(
    'Jidian needs Node ' + LOWEST.join('.') + ' or newer, this is ' + process.versions.node + '.',
  );
  console.error('Install a current one from https://nodejs.org and try again.');
  process.exit(1);
}
