import { format } from 'node:util';
import { MAX_LOG_LINE_LENGTH, MAX_LOG_LINES } from '../../limits';

/** Lines of a call that takes longer than this are handed out before it ends. */
const HOLD_MS = 200;

/**
 * Sends what the function prints into a list instead of the terminal, so that it can be shown with
 * the call that printed it. `early` gets the lines of a call that may never end. With several calls
 * at once in one worker, lines go to the call that ends first.
 */
export function captureConsole(early: (lines: string[]) => void): { take(): string[] } {
  let lines: string[] = [];
  let pending: NodeJS.Timeout | undefined;
  const take = (): string[] => {
    clearTimeout(pending);
    pending = undefined;
    const taken = lines;
    lines = [];
    return taken;
  };
  const print = (...values: unknown[]): void => {
    if (lines.length >= MAX_LOG_LINES) return;
    const first = values[0];
    const line = values.length === 1 && typeof first === 'string' ? first : format(...values);
    lines.push(line.length > MAX_LOG_LINE_LENGTH ? line.slice(0, MAX_LOG_LINE_LENGTH) : line);
    pending ??= setTimeout(() => early(take()), HOLD_MS);
  };
  Object.assign(console, { log: print, info: print, warn: print, error: print, debug: print });
  // Fatal: the thread ends right after this, so it is the last chance to say anything.
  process.on('uncaughtExceptionMonitor', () => early(take()));
  return { take };
}
