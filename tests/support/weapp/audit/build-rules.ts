import { packageOf, type Build, type BuiltFile } from './build';
import { unusedInMain } from './main-only';
import type { Rule } from './rule';

const MB = 1024 * 1024;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

const textsOf = ({ files }: Build, ending: string): readonly BuiltFile[] =>
  files.filter(({ path }) => path.endsWith(ending));

/** Bytes by package; the main one has no name. */
function bytesByPackage(build: Build, files: readonly BuiltFile[]): Map<string, number> {
  const sums = new Map([['', 0], ...build.roots.map((root) => [root, 0] as const)]);
  for (const file of files) {
    const root = packageOf(build, file);
    sums.set(root, (sums.get(root) ?? 0) + file.bytes);
  }
  return sums;
}

function over(sums: Map<string, number>, limitOf: (root: string) => number): string[] {
  return [...sums]
    .filter(([root, bytes]) => bytes > limitOf(root))
    .map(([root, bytes]) => `${root || 'main'} has ${kb(bytes)} of ${kb(limitOf(root))}`);
}

/** What a style sheet says of a selector. */
interface StyleRule {
  readonly where: string;
  readonly selector: string;
  readonly body: string;
}

function stylesOf(build: Build): StyleRule[] {
  return textsOf(build, '.wxss').flatMap(({ path, text }) =>
    [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      where: path,
      selector: selector.trim(),
      body,
    })),
  );
}

const lineOf = ({ where, selector }: StyleRule): string => `${where}: ${selector}`;

/** Pages whose settings declare a component that no template of theirs can draw. */
function unusedComponents(build: Build): string[] {
  const byPath = new Map(build.files.map((file) => [file.path, file]));
  return textsOf(build, '.json').flatMap(({ path, text }) => {
    const { usingComponents = {} } = JSON.parse(text) as { usingComponents?: object };
    const template = templateOf(byPath, path.replace(/json$/, 'wxml'), new Set());
    return Object.keys(usingComponents)
      .filter((name) => !new RegExp(`<${name}[\\s/>]`).test(template))
      .map((name) => `${path} declares <${name}> and draws none`);
  });
}

/** A template with all that it imports. */
function templateOf(
  byPath: ReadonlyMap<string, BuiltFile>,
  path: string,
  seen: Set<string>,
): string {
  if (seen.has(path)) return '';
  seen.add(path);
  const text = byPath.get(path)?.text ?? '';
  const imported = [...text.matchAll(/<(?:import|include)\s+src="([^"]+)"/g)].map(([, src = '']) =>
    templateOf(byPath, new URL(src, `http://build/${path}`).pathname.slice(1), seen),
  );
  return [text, ...imported].join('\n');
}

/** Namespaces are names, not addresses. */
const names = /http:\/\/(www\.w3\.org|build)\//;

/** Rules that the files alone can break. */
export const buildRules: readonly Rule<Build>[] = [
  {
    id: 'Q1',
    name: 'a package has at most 1.5 MB',
    broken: (build) => over(bytesByPackage(build, build.files), () => 1.5 * MB),
  },
  {
    id: 'J1',
    name: 'main has at most 1 MB, a subpackage 0.5 MB',
    broken: (build) => over(bytesByPackage(build, build.files), (root) => (root ? MB / 2 : MB)),
  },
  {
    id: 'Q2',
    name: 'pictures and sounds of a package have at most 200 KB',
    broken: (build) => {
      const media = build.files.filter(({ path }) =>
        /\.(png|jpe?g|gif|webp|svg|mp3|wav|m4a|aac)$/.test(path),
      );
      return over(bytesByPackage(build, media), () => 200 * 1024);
    },
  },
  {
    id: 'Q3',
    name: 'nothing in main is for subpackages alone',
    broken: unusedInMain,
  },
  { id: 'Q4', name: 'no component is declared and unused', broken: unusedComponents },
  {
    id: 'E1',
    name: 'what scrolls has inertia',
    broken: (build) =>
      stylesOf(build)
        .filter(({ body }) => /overflow(-[xy])?:\s*(auto|scroll)/.test(body))
        .filter(({ body }) => !/-webkit-overflow-scrolling:\s*touch/.test(body))
        .map(lineOf),
  },
  {
    id: 'E2',
    name: 'no :active pseudo-class',
    broken: (build) =>
      stylesOf(build)
        .filter(({ selector }) => /:active\b/.test(selector))
        .map(lineOf),
  },
  {
    id: 'E5',
    name: 'what is fixed to the bottom keeps clear of the home indicator',
    broken: (build) =>
      stylesOf(build)
        .filter(({ body }) => /position:\s*fixed/.test(body) && /(^|;)\s*bottom:\s*0/.test(body))
        .filter(({ body }) => !body.includes('safe-area-inset-bottom'))
        .map(lineOf),
  },
  {
    id: 'B4',
    name: 'HTTPS only',
    broken: (build) =>
      build.files.flatMap(({ path, text }) =>
        [...text.matchAll(/http:\/\/[^"'`\s)]+/g)]
          .filter(([address]) => !names.test(`${address}/`))
          .map(([address]) => `${path}: ${address}`),
      ),
  },
];
