/** Why the local cloud cannot start, as one sentence for the person who started it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

const FILE_REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
};

/** Turns a failed write under `folder` into a sentence; anything unexpected keeps its own words. */
export function folderProblem(folder: string, error: unknown): StartProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = FILE_REASONS[code ?? ''] ?? message;
  return new StartProblem(`Cannot keep data in ${folder}: ${reason}.`, { cause: error });
}
