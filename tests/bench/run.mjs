/**
 * `npm run bench -- <name> [settings]`. Without a name, everything that is quick enough runs:
 * long proofs are asked for by name.
 */
import '../../localcloud/setup/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../localcloud/setup/prepare.mjs';
import { root } from '../../localcloud/setup/root.mjs';
import { ensureBrowser } from '../support/chromium.mjs';

/** Programs of this folder and what each measures. */
const BENCHES = {
  cloud: { about: 'the local cloud against floors of the same run' },
  flows: { about: 'what people do, through HTTP, against bare node:http', isLong: true },
  stock: { about: 'one hot item against fifty, fifty clients at once', isLong: true },
  members: { about: 'what people do at 1,000 and at 1,000,000 members', isLong: true },
  screens: {
    about: 'what the mini-program weighs, sends and draws; first paint of H5',
    isLong: true,
    needs: { h5: true, weapp: true, browser: true },
  },
  million: { about: 'a shop of 1,000,000 documents: reopening, memory', isLong: true },
  soak: { about: 'memory over 100,000 requests, or as many as are given', isLong: true },
  guesses: {
    about: '1,000,000 guessed member codes, or as many as are given',
    isLong: true,
    run: runGuesses,
  },
  kills: {
    about: '200 kills of database and product under load, or as many as are given',
    isLong: true,
    run: runKills,
  },
};

const env = {
  ...process.env,
  NODE_PATH: join(root, 'node_modules'),
  // Off the platform the SDK asks a metadata host before each call, and warns about slow ones.
  TENCENTCLOUD: 'true',
  SILENCE: 'true',
};
const run = (args, more = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more } })
    .status ?? 1;

/** Bundles `<name>.ts` and runs it with a folder of its own. */
async function runBundled(name, settings) {
  const { buildSync } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'jidian-bench-'));
  const outfile = join(folder, `${name}.cjs`);
  mkdirSync(join(root, 'dist/bench'), { recursive: true });
  try {
    buildSync({
      entryPoints: [join(root, 'tests/bench', `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      external: ['libsql', 'esbuild', '@cloudbase/node-sdk', 'playwright-core'],
      logLevel: 'error',
    });
    return run([outfile, folder, ...settings]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The suites' own crash tests with more kills: of the database, and of the whole product. */
function runKills(_name, [kills = '200']) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const pattern = 'localcloud/database/crash.test|proof/kill.test';
  const options = ['--selectProjects', 'localcloud', 'proof', '--testPathPattern', pattern];
  return run([jest, ...options], { KILLS: kills });
}

/** The suite's own test with more guesses. */
function runGuesses(_name, [guesses = '1000000']) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = [
    '--selectProjects',
    'functions',
    '--testPathPattern',
    'functions/store/scan/guessing.test',
  ];
  return run([jest, ...options], { GUESSES: guesses });
}

const [name, ...settings] = process.argv.slice(2);
const known = Object.keys(BENCHES);
if (name !== undefined && !known.includes(name)) {
  const lines = known.map((one) => `  ${one.padEnd(8)} ${BENCHES[one].about}`);
  console.error([`There is no bench "${name}". There are:`, ...lines].join('\n'));
  process.exit(1);
}
for (const chosen of name ? [name] : known.filter((one) => !BENCHES[one].isLong)) {
  const { browser, ...apps } = BENCHES[chosen].needs ?? {};
  await prepare(apps);
  if (browser) env.CHROME_PATH = ensureBrowser(console.info);
  const { run: start = runBundled } = BENCHES[chosen];
  const status = await start(chosen, settings);
  if (status !== 0) process.exitCode = status;
}
