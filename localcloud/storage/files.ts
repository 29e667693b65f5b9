import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { limited } from './limited';

/** The files of one shop. */
export interface Files {
  has(path: string): boolean;
  /** Where the content lies, for reading. */
  locate(path: string): string;
  /** Keeps a stream under a path; whole and on disk, or not at all. Errors: `FileTooLarge`. */
  keep(path: string, content: Readable): Promise<void>;
  copy(from: string, to: string): void;
  remove(path: string): void;
}

/**
 * A bucket has no folders: `a` and `a/b` are two files, and names may differ in case alone. So each
 * file lies under a digest of its path, and nothing in a path can lead out of `folder`. The end of
 * the name is repeated for the person who looks into the folder.
 */
export function openFiles(folder: string): Files {
  const drafts = join(folder, 'arriving');
  mkdirSync(drafts, { recursive: true });
  // What was arriving when the program ended was promised to nobody.
  for (const name of readdirSync(drafts)) rmSync(join(drafts, name), { force: true });

  const locate = (path: string): string => {
    const digest = createHash('sha256').update(path).digest('hex').slice(0, 40);
    const readable = path.replace(/[^\w.-]+/g, '_').slice(-40);
    return join(folder, `${digest}-${readable}`);
  };
  const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
  const newDraft = (): string => join(drafts, randomUUID());

  return {
    locate,
    has: (path) => isFile(locate(path)),
    async keep(path, content) {
      const draft = newDraft();
      try {
        await pipeline(content, limited(), createWriteStream(draft));
        const written = await open(draft, 'r+');
        await written.sync().finally(() => written.close());
        renameSync(draft, locate(path));
      } finally {
        rmSync(draft, { force: true });
      }
    },
    copy(from, to) {
      const draft = newDraft();
      copyFileSync(locate(from), draft);
      renameSync(draft, locate(to));
    },
    remove: (path) => rmSync(locate(path), { force: true }),
  };
}
