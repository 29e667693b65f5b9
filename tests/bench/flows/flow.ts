import type { ActionName } from '#shared/api';
import type { Client } from './client';

/** One thing people do, measured again and again. */
export interface Flow {
  readonly name: string;
  readonly action: ActionName;
  readonly client: Client;
  /** Requests at once. */
  readonly clients: number;
  /** How often in a round; left out, as often as the time allows. Then it is not warmed up either. */
  readonly runs?: number;
  /** Sets the scene for so many runs; not measured. */
  prepare(runs: number): Promise<void>;
  run(): Promise<void>;
}

/** Does something so often, ten at a time. */
export async function manyTimes<Made>(
  count: number,
  make: (index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < count) made.push(await make(next++));
  };
  await Promise.all(Array.from({ length: 10 }, hand));
  return made;
}
