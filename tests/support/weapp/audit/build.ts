import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** One file of a built mini-program. */
export interface BuiltFile {
  /** From the mini-program's root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Empty for what is no text. */
  readonly text: string;
}

/** A built mini-program, as WeChat's tool reads it. */
export interface Build {
  readonly files: readonly BuiltFile[];
  /** `packages/mall/` for each subpackage. */
  readonly roots: readonly string[];
}

const texts = /\.(js|json|wxml|wxss|wxs)$/;

export function readBuild(folder = resolve('dist/weapp')): Build {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry): BuiltFile => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      const path = relative(folder, file).split(sep).join('/');
      return { path, bytes: content.length, text: texts.test(path) ? content.toString() : '' };
    });
  return buildOf(files);
}

/** Of files given, such as a bad sample. Their `app.json` names the subpackages. */
export function buildOf(files: readonly BuiltFile[]): Build {
  const app = files.find(({ path }) => path === 'app.json');
  const { subPackages = [] } = JSON.parse(app?.text ?? '{}') as {
    subPackages?: readonly { readonly root: string }[];
  };
  return { files, roots: subPackages.map(({ root }) => `${root.replace(/\/$/, '')}/`) };
}

/** The root of the subpackage a file is in; empty in the main package. */
export function packageOf({ roots }: Build, { path }: Pick<BuiltFile, 'path'>): string {
  return roots.find((root) => path.startsWith(root)) ?? '';
}
