import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './root.mjs';

/** Folders that never belong to a source. */
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data']);

/**
 * A digest over the names and contents of all files under `paths`. Contents rather than times,
 * because a fresh clone or a branch switch gives every file a new time.
 */
export function digest(paths) {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => filesUnder(join(root, path)));
  for (const file of files.sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** Whether `output` exists and was built from exactly the sources with this digest. */
export function isBuilt(name, output, wanted) {
  const stamp = stampFile(name);
  return (
    existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  );
}

export function markBuilt(name, built) {
  const stamp = stampFile(name);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, built);
}

function stampFile(name) {
  return join(root, 'dist', '.stamps', name);
}
