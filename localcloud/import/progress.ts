import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../host/write-whole';

/** How far an import has come: so many rows of the file with this digest are in. */
export interface Progress {
  readonly digest: string;
  readonly rowsDone: number;
}

/** A file beside the shop's data, one for each import's name. */
export class ProgressFile {
  readonly #file: string;

  constructor(shopFolder: string, importName: string) {
    const folder = join(shopFolder, 'imports');
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${nameDigest(importName)}.json`);
  }

  read(): Progress | null {
    if (!existsSync(this.#file)) return null;
    return JSON.parse(readFileSync(this.#file, 'utf8')) as Progress;
  }

  write(progress: Progress): void {
    writeWhole(this.#file, `${JSON.stringify(progress)}\n`);
  }
}

/** A name of any script as a short text that request ids and file names may hold. */
export function nameDigest(importName: string): string {
  return createHash('sha256').update(importName).digest('hex').slice(0, 24);
}
