// Lets code of ours do the plain part of what the SDK does for every request, and the SDK's own the rest.
// Source: docs/decisions/0045-plain-requests-are-signed-without-copies.md, 0049-plain-documents-are-read-at-once.md.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kit = join(dirname(fileURLToPath(import.meta.url)), '_kit');
const requireOurs = (file) => `require(${JSON.stringify(join(kit, file))})`;

/** Files of the SDK, and what is put behind the last line of each. */
const WAYS = [
  {
    file: /[\\/]@cloudbase[\\/]signature-nodejs[\\/]lib[\\/]index\.js$/,
    after: `
      const { signPlainly } = ${requireOurs('signature.ts')};
      const signAsPackaged = exports.sign;
      exports.sign = (options) => signPlainly(options) ?? signAsPackaged(options);`,
  },
  {
    file: /[\\/]bson[\\/]lib[\\/]extended_json\.js$/,
    after: `
      const { parsePlainly } = ${requireOurs('documenttext.ts')};
      const parseAsPackaged = exports.EJSON.parse;
      exports.EJSON.parse = (text, options) => parsePlainly(text, options) ?? parseAsPackaged(text, options);`,
  },
  {
    file: /[\\/]@cloudbase[\\/]database[\\/]dist[\\/]commonjs[\\/]util\.js$/,
    after: `
      const { areWhole } = ${requireOurs('documenttext.ts')};
      const formatAsPackaged = exports.Util.formatResDocumentData;
      exports.Util.formatResDocumentData = (documents) =>
        areWhole(documents) ? documents : formatAsPackaged(documents);`,
  },
  {
    file: /[\\/]node-sdk[\\/]dist[\\/]utils[\\/]tcbcontext\.js$/,
    after: `
      const { gatherPlainly } = ${requireOurs('platformvariables.ts')};
      const gatherAsPackaged = getCloudbaseContext;
      getCloudbaseContext = exports.getCloudbaseContext = (context) =>
        gatherPlainly(context) ?? gatherAsPackaged(context);
      const { onceACall } = ${requireOurs('variables.ts')};
      exports.getServerInjectUrl = onceACall(exports.getServerInjectUrl);`,
  },
];

/** A plugin for esbuild. Errors: the build fails when a file is not where the SDK had it. */
export const plainWays = {
  name: 'plain-ways',
  setup(build) {
    const missing = new Set(WAYS.map(({ file }) => file));
    for (const { file, after } of WAYS) {
      build.onLoad({ filter: file }, ({ path }) => {
        missing.delete(file);
        return {
          contents: `${readFileSync(path, 'utf8')}\n${after}`,
          loader: 'js',
          resolveDir: dirname(path),
        };
      });
    }
    build.onEnd(() => ({
      errors: [...missing].map((file) => ({
        text: `no ${String(file)}: the SDK has it elsewhere now`,
      })),
    }));
  },
};
