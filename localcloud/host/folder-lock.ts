import Libsql from 'libsql';
import { join } from 'node:path';
import { StartProblem } from './start-problem';

/**
 * Keeps a shop's folder for this process until the returned function is called. The lock is the
 * operating system's own on a file that SQLite holds, so it is gone when the process is, however it
 * ended.
 * Errors: `StartProblem` when another local cloud has the folder.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Libsql(join(folder, 'in-use'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StartProblem(
      `Another local cloud is using ${folder}. Stop it, or choose other data.`,
      {
        cause: error,
      },
    );
  }
  return () => lock.close();
}
