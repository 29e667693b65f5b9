// Checks an exported statement without the shop: node verify-statement.mjs statement.json
//
// Every entry carries the SHA-256 of its own canonical JSON and of the entry before it. If all of
// them hold, nothing was left out, changed or put in between; if the changes add up to the balance,
// the balance is right. Needs nothing but Node.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const file = process.argv[2];
if (!file) {
  console.error('usage: node verify-statement.mjs statement.json');
  process.exit(2);
}

const { format, entries, availablePoints } = JSON.parse(readFileSync(file, 'utf8'));
if (format !== 'jidian-statement/1') fail(`${file} is not a statement this script knows`);

let prevHash = '0'.repeat(64);
let balance = 0;
entries.forEach((entry, index) => {
  const { hash, ...sealed } = entry;
  const at = `entry ${entry.seq}`;
  if (entry.seq !== index + 1) fail(`${at}: expected number ${index + 1}`);
  if (entry.prevHash !== prevHash) fail(`${at}: does not follow the entry before it`);
  if (hash !== sha256(canonicalJson(sealed))) fail(`${at}: was altered`);
  if (entry.balanceBeforePoints !== balance) fail(`${at}: begins at another balance`);
  balance += entry.deltaPoints;
  if (entry.balanceAfterPoints !== balance) fail(`${at}: does not add up`);
  prevHash = hash;
});
if (balance !== availablePoints)
  fail(`entries add up to ${balance}, the statement says ${availablePoints}`);
console.info(`${entries.length} entries, chain intact, sum equals the balance: ${balance} points`);

function canonicalJson(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function fail(why) {
  console.error(`NOT in order. ${why}`);
  process.exit(1);
}
