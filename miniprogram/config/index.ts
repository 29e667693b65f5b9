import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { readConfigsWithoutPlugin } from './defineconfig';

readConfigsWithoutPlugin();

const shared = resolve(__dirname, '../../shared');

const target = process.env.TARO_ENV ?? 'weapp';
const outputRoot = `../dist/${target}`;

/** Files that are named by their path, in theme.json and in code: the compiler does not look for them there. */
const copied = [
  'packages/groupbuy/pictures',
  ...(target === 'weapp' ? ['assets/tab', 'assets/sound'] : []),
];

/** Sizes are written as they appear: one px of ours is one px on the phone, and text scales apart. */
const sizesAsWritten = { pxtransform: { enable: false } };

/** A component's styles stand alone, so it does not matter which page brings them first. */
const stylesInAnyOrder = { ignoreOrder: true };

export default defineConfig({
  projectName: 'jidian',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot,
  framework: 'react',
  plugins: [resolve(__dirname, 'accessibility.ts')],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: {
    /** Empty means the environment the mini-program was opened in. */
    CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''),
    APP_VERSION: JSON.stringify(process.env.npm_package_version ?? ''),
  },
  copy: {
    patterns: copied.map((folder) => ({
      from: `src/${folder}`,
      to: `${outputRoot}/${folder}`,
      ignore: ['**/*.svg'],
    })),
    options: {},
  },
  mini: {
    compile: { include: [shared] },
    postcss: sizesAsWritten,
    miniCssExtractPluginOption: stylesInAnyOrder,
    optimizeMainPackage: { enable: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [shared] },
    postcss: { ...sizesAsWritten, autoprefixer: { enable: true } },
    webpackChain: (chain) => {
      chain.performance.hints(false);
      // What two pages use is fetched once.
      chain.optimization.merge({ splitChunks: { chunks: 'all' } });
    },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ...stylesInAnyOrder,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
});
