import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK_BYTES = 1024 * 1024;

/** The lines of a file, one after the other, so that a file of any size can be read. */
export function* readLines(file: string): Generator<string, void> {
  const handle = openSync(file, 'r');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  // A character may lie across the border of two chunks.
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for (;;) {
      const size = readSync(handle, chunk);
      if (size === 0) break;
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(handle);
  }
}

/** Counts the lines that pass, and says from time to time how many there were. */
export class LineCounter {
  count = 0;

  constructor(private readonly log: (line: string) => void) {}

  *pass(lines: Iterable<string>): Generator<string, void> {
    for (const line of lines) {
      this.count += 1;
      if (this.count % LINES_PER_REPORT === 0) {
        this.log(`  … ${this.count.toLocaleString('en')} lines`);
      }
      yield line;
    }
  }
}

const LINES_PER_REPORT = 100_000;
