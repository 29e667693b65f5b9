import { Compiler } from '@swc/core';

const definesConfig = /swc_plugin_define_config\.wasm$/;

/**
 * Taro reads `*.config.ts` through a compiled swc plug-in that only swc 1.3 can load; all it does is
 * to declare `defineAppConfig` and `definePageConfig`. We declare them here and leave it out.
 */
export function readConfigsWithoutPlugin(): void {
  const asWritten = <Config>(config: Config): Config => config;
  Object.assign(globalThis, { defineAppConfig: asWritten, definePageConfig: asWritten });

  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own compiler below
  const { transformSync } = Compiler.prototype;
  Compiler.prototype.transformSync = function (source, options) {
    const experimental = options?.jsc?.experimental;
    if (experimental?.plugins?.some(([path]) => definesConfig.test(path)))
      delete experimental.plugins;
    return transformSync.call(this, source, options);
  };
}
