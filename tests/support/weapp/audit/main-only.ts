import { Script, createContext } from 'node:vm';
import { packageOf, type Build, type BuiltFile } from './build';

/** One module of a webpack chunk. */
interface BundledModule {
  readonly id: string;
  readonly root: string;
  readonly bytes: number;
  /** Modules it requires. */
  readonly needs: readonly string[];
  /** Whether its chunk is a page or the app, which WeChat runs by itself. */
  readonly isEntry: boolean;
}

/** Smaller ones are webpack's own stitches between chunks. Units: bytes. */
const worthMoving = 1024;

/** Modules of the main package that only subpackages reach. */
export function unusedInMain(build: Build): string[] {
  const modules = build.files
    .filter(({ path, text }) => path.endsWith('.js') && text.includes('webpackJsonp'))
    .flatMap((file) => modulesOf(build, file));
  const byId = new Map(modules.map((one) => [one.id, one]));
  const reach = (from: readonly BundledModule[]): Set<string> => {
    const reached = new Set<string>();
    const open = from.map(({ id }) => id);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      open.push(...(byId.get(id)?.needs ?? []));
    }
    return reached;
  };
  const inMain = reach(modules.filter(({ isEntry, root }) => isEntry && root === ''));
  const inOthers = reach(modules.filter(({ root }) => root !== ''));
  return modules
    .filter(({ id, root }) => root === '' && !inMain.has(id) && inOthers.has(id))
    .filter(({ bytes }) => bytes >= worthMoving)
    .map(({ id, bytes }) => `module ${id}, ${bytes} bytes`);
}

/** Runs a chunk as far as it hands its modules over. */
function modulesOf(build: Build, file: BuiltFile): BundledModule[] {
  const chunks: [unknown, Record<string, (...given: unknown[]) => unknown>][] = [];
  const wx = { webpackJsonp: chunks };
  const context = createContext({ wx, require: () => undefined, module: {}, exports: {} });
  new Script(`(function () {${file.text}\n})()`).runInContext(context);
  const root = packageOf(build, file);
  const isEntry = file.path === 'app.js' || /^(pages|packages)\/.*\/index\.js$/.test(file.path);
  return chunks.flatMap(([, modules]) =>
    Object.entries(modules).map(([id, run]) => {
      const source = run.toString();
      return { id, root, isEntry, bytes: Buffer.byteLength(source), needs: needsOf(source) };
    }),
  );
}

/** A module is `function (module, exports, require)` under short names. */
function needsOf(source: string): string[] {
  const require = /^[^(]*\(\s*[\w$]+\s*,\s*[\w$]+\s*,\s*([\w$]+)\s*\)/.exec(source)?.[1];
  if (require === undefined) return [];
  const call = new RegExp(
    `(?<![\\w$.])${require.replace('$', '\\$')}(?:\\.bind\\([^)]*?,\\s*|\\()(\\d+)\\)`,
    'g',
  );
  return [...source.matchAll(call)].map(([, id = '']) => id);
}
