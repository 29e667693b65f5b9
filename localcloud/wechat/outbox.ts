import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that would have gone out through WeChat. */
export interface Sent {
  readonly atMs: number;
  readonly kind: 'message' | 'mini-code';
  /** The receiver's openid, where there is one. */
  readonly to?: string;
  readonly content: Record<string, unknown>;
}

/** Keeps what was sent, for tests and for `/dev`. */
export interface Outbox {
  record(sent: Omit<Sent, 'atMs'>): void;
  /** Newest first. */
  recent(): Sent[];
}

const KEPT = 500;

export function openOutbox(folder: string, nowMs: () => number): Outbox {
  const file = join(folder, 'sent.log');
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(-KEPT - 1)
    : [];
  const sent = lines.flatMap((line): Sent[] => {
    try {
      return [JSON.parse(line) as Sent];
    } catch {
      // The last line after a crash may be half; a message shown less is no loss.
      return [];
    }
  });
  return {
    record(what) {
      const entry = { atMs: nowMs(), ...what };
      sent.push(entry);
      if (sent.length > KEPT) sent.shift();
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
    recent: () => [...sent].reverse(),
  };
}
