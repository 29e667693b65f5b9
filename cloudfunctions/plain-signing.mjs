// Lets `_kit/signature.ts` sign the SDK's plain requests; the SDK's own package signs all others.
// Source: docs/decisions/0045-plain-requests-are-signed-without-copies.md.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ours = join(dirname(fileURLToPath(import.meta.url)), '_kit', 'signature.ts');
const vendors = /[\\/]@cloudbase[\\/]signature-nodejs[\\/]lib[\\/]index\.js$/;

/** A plugin for esbuild. Errors: the build fails when the SDK's signing is not where it was. */
export const plainSigning = {
  name: 'plain-signing',
  setup(build) {
    let isWrapped = false;
    build.onLoad({ filter: vendors }, ({ path }) => {
      isWrapped = true;
      const wrapped = `${readFileSync(path, 'utf8')}
        const { signPlainly } = require(${JSON.stringify(ours)});
        const signAsPackaged = exports.sign;
        exports.sign = (options) => signPlainly(options) ?? signAsPackaged(options);`;
      return { contents: wrapped, loader: 'js', resolveDir: dirname(path) };
    });
    build.onEnd(() => {
      if (isWrapped) return undefined;
      return { errors: [{ text: '@cloudbase/signature-nodejs is not where the SDK had it' }] };
    });
  },
};
