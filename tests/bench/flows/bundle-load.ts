import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { spreadOf, type Spread } from '../support/report';

/** Loading the member function beside loading nothing but the SDK it needs, each in a new process. */
export interface BundleLoad {
  /** Of the bare SDK. */
  readonly ratio: Spread;
  readonly functionMs: Spread;
  readonly sdkMs: Spread;
}

export function measureBundleLoad(folder: string, times: number): BundleLoad {
  const sdk = join(folder, 'sdk.cjs');
  // As cloudfunctions/build.mjs bundles a function.
  buildSync({
    stdin: { contents: "module.exports = require('@cloudbase/node-sdk');", resolveDir: '.' },
    outfile: sdk,
    ...{ bundle: true, minifySyntax: true, minifyWhitespace: true, legalComments: 'none' },
    ...{ platform: 'node', target: 'node18', format: 'cjs', logLevel: 'error' },
  });
  const member = resolve('dist/cloudfunctions/member/index.js');
  // Once each for the file cache of the system.
  const pairs = Array.from({ length: times + 1 }, (_, index) => {
    const early = index % 2 === 0 ? loadMs(member) : undefined;
    const sdkMs = loadMs(sdk);
    return { sdkMs, functionMs: early ?? loadMs(member) };
  }).slice(1);
  return {
    ratio: spreadOf(pairs.map(({ functionMs, sdkMs }) => functionMs / sdkMs)),
    functionMs: spreadOf(pairs.map(({ functionMs }) => functionMs)),
    sdkMs: spreadOf(pairs.map(({ sdkMs }) => sdkMs)),
  };
}

function loadMs(file: string): number {
  const program = `const started = performance.now(); require(${JSON.stringify(file)});
    console.log(performance.now() - started); process.exit();`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  const ms = Number(stdout.trim().split('\n').at(-1));
  if (!(ms > 0)) throw new Error(`${file} did not load.`);
  return ms;
}
