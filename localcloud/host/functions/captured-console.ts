import { format } from 'node:util';
import { MAX_LOG_LINE_LENGTH, MAX_LOG_LINES } from '../../limits';

/** Lines of a call that takes longer than this are handed out before it ends. */
const HOLD_MS = 200;

/** What one call has printed and nobody has been given yet. */
export class Printed {
  private lines: string[] = [];
  private pending: NodeJS.Timeout | undefined;

  /** `early` gets the lines of a call that may never end. */
  constructor(private readonly early: (lines: string[]) => void) {}

  add(line: string): void {
    if (this.lines.length >= MAX_LOG_LINES) return;
    this.lines.push(line);
    this.pending ??= setTimeout(() => this.handOut(), HOLD_MS);
  }

  handOut(): void {
    const lines = this.take();
    if (lines.length > 0) this.early(lines);
  }

  take(): string[] {
    clearTimeout(this.pending);
    this.pending = undefined;
    const taken = this.lines;
    this.lines = [];
    return taken;
  }
}

/**
 * Sends what the function prints to whoever prints now instead of to the terminal, so that it can be shown
 * with the call that printed it.
 */
export function captureConsole(current: () => Printed): void {
  const print = (...values: unknown[]): void => {
    const first = values[0];
    const line = values.length === 1 && typeof first === 'string' ? first : format(...values);
    current().add(line.length > MAX_LOG_LINE_LENGTH ? line.slice(0, MAX_LOG_LINE_LENGTH) : line);
  };
  Object.assign(console, { log: print, info: print, warn: print, error: print, debug: print });
}
