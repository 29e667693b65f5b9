import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from '../../../cloudfunctions/_kit/log';
import { measuredPrefix } from './client';

/** Of one call, on average. */
export interface CallCost {
  readonly databaseReads: number;
  readonly databaseWrites: number;
  /** In the function, from its first instruction to its answer. */
  readonly functionMs: number;
}

/** What the functions' own log says of the measured calls of each action. */
export function readCosts(shopFolder: string): Map<string, CallCost> {
  const lines = new Map<string, LogLine[]>();
  for (const text of readFileSync(join(shopFolder, 'calls.log'), 'utf8').split('\n')) {
    if (text === '') continue;
    const { lines: printed = [] } = JSON.parse(text) as { lines?: string[] };
    for (const line of printed.map(lineOf)) {
      if (!line?.requestId.startsWith(measuredPrefix)) continue;
      const known = lines.get(line.action);
      if (known) known.push(line);
      else lines.set(line.action, [line]);
    }
  }
  return new Map([...lines].map(([action, all]) => [action, costOf(all)]));
}

/** What a function prints besides its log line is no JSON. */
function lineOf(text: string): LogLine | null {
  return text.startsWith('{"level"') ? (JSON.parse(text) as LogLine) : null;
}

function costOf(lines: readonly LogLine[]): CallCost {
  const mean = (of: (line: LogLine) => number): number =>
    lines.reduce((sum, line) => sum + of(line), 0) / lines.length;
  const databaseReads = mean((line) => line.databaseReads ?? 0);
  return {
    databaseReads,
    databaseWrites: mean((line) => line.databaseCalls) - databaseReads,
    functionMs: mean((line) => line.ms),
  };
}
