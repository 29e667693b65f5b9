import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { digest, isBuilt, markBuilt } from './staleness.mjs';

/** What every build depends on. */
const EVERYWHERE = ['package.json', 'package-lock.json', 'tsconfig.json', 'shared'];

/** What can be built: from which sources, to which file, how. */
const BUILDS = {
  localcloud: {
    title: 'Building the local cloud',
    sources: [...EVERYWHERE, 'localcloud'],
    output: 'dist/localcloud/main.js',
    build: bundleLocalCloud,
  },
  functions: {
    title: 'Building the cloud functions',
    sources: [...EVERYWHERE, 'cloudfunctions', 'cloudbaserc.json'],
    output: 'dist/cloudfunctions/member/index.js',
    build: () =>
      run(process.execPath, ['cloudfunctions/build.mjs'], 'The cloud functions do not build.'),
  },
  h5: {
    title: 'Building the H5 app (about half a minute)',
    sources: [...EVERYWHERE, 'miniprogram'],
    output: 'dist/h5/index.html',
    build: () => run('npm', ['run', 'build:h5'], 'The H5 app does not build.'),
  },
  weapp: {
    title: 'Building the WeChat mini-program (about half a minute)',
    sources: [...EVERYWHERE, 'miniprogram', 'project.config.json'],
    output: 'dist/weapp/app.json',
    build: () => run('npm', ['run', 'build:weapp'], 'The WeChat mini-program does not build.'),
  },
};

/** Builds one thing when it is missing or its sources changed since. */
export async function build(name) {
  const { title, sources, output, build: make } = BUILDS[name];
  const wanted = digest(sources);
  if (isBuilt(name, output, wanted)) return;
  await step(title, make);
  markBuilt(name, wanted);
}

/** The local cloud itself, the owner's tools, and the code of its worker threads, side by side. */
async function bundleLocalCloud() {
  // Imported here: this file is loaded before anything is installed.
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: join(root, 'localcloud/main.ts'),
      simulate: join(root, 'localcloud/simulate.ts'),
      import: join(root, 'localcloud/import.ts'),
      verify: join(root, 'localcloud/verify.ts'),
      worker: join(root, 'localcloud/host/functions/worker.ts'),
    },
    outdir: join(root, 'dist/localcloud'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'error',
    // libsql is native; esbuild is only for running from source.
    external: ['libsql', 'esbuild'],
  });
  // The page of /dev is plain files, served as they are.
  cpSync(join(root, 'localcloud/host/dev'), join(root, 'dist/localcloud/dev'), { recursive: true });
}
