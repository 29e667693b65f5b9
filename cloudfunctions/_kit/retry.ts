import type { Ports } from './ports';

/** Units: tries in all; ms. Enough for dozens of changes to one document at the same instant. */
const tries = 10;
const firstWaitMs = 8;
const longestWaitMs = 400;

/**
 * Runs an attempt until it gives something, waiting a random part of a doubling time in between
 * (full jitter), so that those who met at a document do not meet there again.
 * Gives null when every try came to nothing.
 */
export async function retryWithJitter<Value>(
  ports: Pick<Ports, 'random' | 'sleep'>,
  attempt: () => Promise<Value | null>,
): Promise<Value | null> {
  for (let tried = 0; tried < tries; tried += 1) {
    const value = await attempt();
    if (value !== null) return value;
    await ports.sleep(ports.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** tried));
  }
  return null;
}
