import { Script, createContext } from 'node:vm';
import { timedOut } from './errors';

// The engine can stop a script that runs too long, even inside a regular expression; it cannot
// stop a plain call. So the work is called from a one-line script.
const sandbox: { work: () => unknown } = createContext({ work: () => undefined }) as never;
const script = new Script('work()');

/**
 * Runs synchronous work for at most so many milliseconds. It may be cut off anywhere, so it must
 * only read. Errors: SERVER_TIMEOUT.
 */
export function runWithin<T>(milliseconds: number, work: () => T): T {
  const outer = sandbox.work;
  sandbox.work = work;
  try {
    return script.runInContext(sandbox, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw timedOut(milliseconds);
    }
    throw error;
  } finally {
    sandbox.work = outer;
  }
}
