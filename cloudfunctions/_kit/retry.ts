import type { Ports } from './ports';

/**
 * Units: tries in all; ms. Of those who meet at a document one wins each round, so as many tries let
 * two dozen changes at the same instant all through, within a few seconds.
 */
const tries = 32;
const firstWaitMs = 10;
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
