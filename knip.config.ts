import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'cloudfunctions/*/index.ts',
    'localcloud/main.ts',
    'localcloud/{import,simulate,verify}.ts',
    'localcloud/host/functions/worker.ts',
    'miniprogram/config/*.ts',
    'miniprogram/src/app.tsx',
    'miniprogram/src/**/*.config.ts',
    'miniprogram/src/{pages,packages}/**/index.tsx',
    // One of a platform pair is chosen by the build; the other would look unused.
    'miniprogram/src/**/*.{weapp,h5}.{ts,tsx}',
    'tests/**/*.test.{ts,tsx}',
    'tests/bench/*.{mjs,ts}',
    'tests/proof/defects/run.{mjs,ts}',
    'tests/e2e/**/*.screens.ts',
    // Run as processes of their own.
    'tests/**/*-child.ts',
    // Stand-ins reached through jest.config.mjs.
    'tests/support/taro/*.{ts,tsx}',
  ],
  project: ['{cloudfunctions,localcloud,miniprogram,shared,tests}/**/*.{ts,tsx,mjs}'],
  ignoreExportsUsedInFile: true,
  // Platform pairs (`x.weapp.ts`, `x.h5.ts`) resolve in tsc and dependency-cruiser, which report what does not.
  rules: { unresolved: 'off' },
  ignoreBinaries: ['apt-get', 'fc-list'],
  ignoreDependencies: [
    // Taro, its compiler and Babel load these by name.
    ...['@babel/core', '@babel/preset-react', '@tarojs/.+', 'babel-preset-taro'],
    // Comes with Jest, in Jest's own version.
    '@jest/test-sequencer',
  ],
};

export default config;
