import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const CHUNK_CHARACTERS = 1024 * 1024;

/**
 * Writes lines to a file that appears only when it is whole. Only this user may read it: an export
 * holds people's data and a shop's secrets.
 */
export function writeLines(file: string, lines: Iterable<string>): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    let chunk = '';
    for (const line of lines) {
      chunk += `${line}\n`;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      writeSync(handle, chunk);
      chunk = '';
    }
    writeSync(handle, chunk);
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(draft, { force: true });
    throw error;
  }
  renameSync(draft, file);
}
