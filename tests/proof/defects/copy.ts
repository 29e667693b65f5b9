import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDefect, type Defect } from './defect';

/** What the suites of rules and functions read; packages stay where they are installed. */
const SOURCES = [
  ...['cloudfunctions', 'localcloud', 'shared', 'tests', 'miniprogram/src', 'miniprogram/config'],
  // Not to be read: a script of theirs is run.
  'docs',
  ...['package.json', 'tsconfig.json', 'jest.config.mjs', 'cloudbaserc.json'],
];

/** Makes a copy of the sources in a folder, in the place of an older one. */
export function copySources(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of SOURCES) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, 'dist'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Does something while the copy has a defect; the copy is whole again afterwards. */
export async function whileBroken<Value>(
  folder: string,
  defect: Defect,
  run: () => Promise<Value>,
): Promise<Value> {
  const file = join(folder, defect.file);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, withDefect(whole, defect));
  try {
    return await run();
  } finally {
    writeFileSync(file, whole);
  }
}
