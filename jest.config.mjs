import { findBrowser } from './tests/support/chromium.mjs';
import { suites } from './tests/support/suites.mjs';

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
];

/** Two parsers: a generic arrow in a .ts file reads as a tag under the TSX grammar. */
const transform = { '\\.ts$': swc(false), '\\.[tj]sx$': swc(true) };

const suite = (name, more = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  transform,
  setupFilesAfterEnv: ['<rootDir>/tests/support/console.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  ...more,
});

const app = {
  testEnvironment: 'jsdom',
  // What the browser build resolves: `storage.h5.ts` stands in front of `storage.ts`.
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'json', 'mjs'],
  moduleNameMapper: {
    '\\.(scss|svg|png)$': '<rootDir>/tests/support/style.ts',
    '^@tarojs/components$': '<rootDir>/tests/support/taro/components.tsx',
    '^@tarojs/taro$': '<rootDir>/tests/support/taro/index.ts',
  },
  setupFilesAfterEnv: [
    '<rootDir>/tests/support/console.ts',
    '<rootDir>/tests/support/taro/setup.ts',
  ],
};
const special = { app };

// Journeys read it; it is unset where no browser is installed.
process.env.CHROME_PATH ??= findBrowser() ?? '';

export default {
  // Two workers on two cores: the browser and the local cloud run beside them.
  maxWorkers: 2,
  testTimeout: 60_000,
  testSequencer: './tests/support/slowest-first.cjs',
  projects: [
    ...suites.map((name) => suite(name, special[name])),
    // `npm run screenshots` only: it draws pages rather than proving anything.
    suite('screenshots', { testMatch: ['<rootDir>/tests/e2e/**/*.screens.ts'] }),
  ],
};
