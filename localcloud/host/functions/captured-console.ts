import { format } from 'node:util';
import { MAX_LOG_LINE_LENGTH, MAX_LOG_LINES } from './limits';

/**
 * Sends what the function prints into a list instead of the terminal, so that it can be shown with
 * the call that printed it. With several calls at once in one worker, lines go to the call that
 * ends first.
 */
export function captureConsole(): { take(): string[] } {
  let lines: string[] = [];
  const print = (...values: unknown[]): void => {
    if (lines.length >= MAX_LOG_LINES) return;
    const first = values[0];
    const line = values.length === 1 && typeof first === 'string' ? first : format(...values);
    lines.push(line.length > MAX_LOG_LINE_LENGTH ? line.slice(0, MAX_LOG_LINE_LENGTH) : line);
  };
  Object.assign(console, { log: print, info: print, warn: print, error: print, debug: print });
  return {
    take() {
      const taken = lines;
      lines = [];
      return taken;
    },
  };
}
