import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../write-whole';

/** The local cloud's idea of the time: the machine's clock plus an offset that can be moved. */
export interface LocalClock {
  nowMs(): number;
  offsetMs(): number;
  /** Shared with the workers: one Float64, so that functions see a move at once. */
  readonly shared: SharedArrayBuffer;
  /** Sets what time it is; time goes on from there. */
  moveTo(nowMs: number): void;
  /** Gives the machine's own time back. */
  reset(): void;
}

/** The offset is kept in `file`, so that a restarted shop lives on in its own time. */
export function openClock(file: string): LocalClock {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  // A Float64 is written and read in one piece on every machine Node runs on.
  const offset = new Float64Array(shared);
  offset[0] = readOffset(file);
  const set = (offsetMs: number): void => {
    offset[0] = offsetMs;
    keepOffset(file, offsetMs);
  };
  const offsetMs = (): number => offset[0] ?? 0;
  return {
    shared,
    offsetMs,
    nowMs: () => Date.now() + offsetMs(),
    moveTo: (nowMs) => set(Math.round(nowMs - Date.now())),
    reset: () => set(0),
  };
}

export function keepOffset(file: string, offsetMs: number): void {
  writeWhole(file, `${JSON.stringify({ offsetMs })}\n`);
}

function readOffset(file: string): number {
  if (!existsSync(file)) return 0;
  const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown };
  return typeof offsetMs === 'number' && Number.isFinite(offsetMs) ? offsetMs : 0;
}
