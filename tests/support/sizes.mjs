/** Measures what is shipped and looks for what must never ship. Prints a table; fails over a limit. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const weapp = join(root, 'dist/weapp');
const functions = join(root, 'dist/cloudfunctions');

const MB = 1024 * 1024;
/** WeChat allows 2 MB a package and 20 MB in all; a fast start on an old phone allows less, and so does a cold one. */
const LIMITS = { main: MB, subpackage: MB / 2, app: 3 * MB, function: 2 * MB };

/** webpack's last resort to find the global object: inside a try, after globalThis was not there. */
const WEBPACK_GLOBAL = 'this||new Function("return this")()';

const FORBIDDEN = [
  ['code from text, which WeChat refuses', /\bnew Function\s*\(|(?<![\w.$])eval\s*\(/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a Tencent Cloud secret id', /\bAKID[0-9A-Za-z]{16,}/],
  ['an app secret', /\b(app_?secret|secret_?key)["']?\s*[:=]\s*["'][^"']{8,}/i],
];

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return {
        path,
        name: relative(folder, path).split(sep).join('/'),
        bytes: statSync(path).size,
      };
    });
}

const sum = (files) => files.reduce((total, file) => total + file.bytes, 0);

function weappRows() {
  const files = filesUnder(weapp).filter(({ name }) => !name.endsWith('.map'));
  const { subPackages = [], subpackages = subPackages } = JSON.parse(
    readFileSync(join(weapp, 'app.json'), 'utf8'),
  );
  const roots = subpackages.map((each) => `${each.root.replace(/\/$/, '')}/`);
  const inside = (folder) => files.filter(({ name }) => name.startsWith(folder));
  const main = files.filter(({ name }) => !roots.some((folder) => name.startsWith(folder)));
  return [
    ['weapp main package', sum(main), LIMITS.main],
    ...roots.map((folder) => [`weapp ${folder}`, sum(inside(folder)), LIMITS.subpackage]),
    ['weapp in all', sum(files), LIMITS.app],
  ];
}

const functionRows = () =>
  readdirSync(functions).map((name) => [
    `function ${name}`,
    sum(filesUnder(join(functions, name))),
    LIMITS.function,
  ]);

function forbiddenText() {
  return filesUnder(weapp)
    .filter(({ name }) => /\.(js|json|wxml|wxs)$/.test(name))
    .flatMap(({ path, name }) => {
      const text = readFileSync(path, 'utf8').replace(WEBPACK_GLOBAL, '');
      return FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(
        ([what]) => `dist/weapp/${name} contains ${what}`,
      );
    });
}

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

for (const folder of [weapp, functions])
  if (!existsSync(folder)) {
    process.stderr.write(`${relative(root, folder)} is missing: run npm run build first.\n`);
    process.exit(1);
  }

const rows = [...weappRows(), ...functionRows()];
for (const [name, bytes, limit] of rows)
  process.stdout.write(
    `${name.padEnd(34)}${kb(bytes).padStart(12)} of ${kb(limit).padStart(9)}${bytes > limit ? '  TOO BIG' : ''}\n`,
  );
const found = forbiddenText();
for (const line of found) process.stdout.write(`${line}\n`);
process.exitCode = found.length > 0 || rows.some(([, bytes, limit]) => bytes > limit) ? 1 : 0;
