/** Something that is done again and again; it gets numbers that never repeat. */
export type Work = (i: number) => unknown;

/** A piece of work of ours beside the least that it could cost. */
export interface Case {
  readonly name: string;
  readonly floorName: string;
  readonly ours: Work;
  readonly floor: Work;
  /** How many at once. */
  readonly clients: number;
  /** How often in a round. */
  readonly count: number;
}

/** Operations a second in each round; the two were measured one right after the other. */
export interface Measured extends Pick<Case, 'name' | 'floorName'> {
  readonly rounds: readonly { readonly ours: number; readonly floor: number }[];
}

/**
 * Measures cases round by round, ours and floor in turns, so that whatever else the machine does
 * falls on both alike. The first round warms up and does not count.
 */
export async function measure(cases: readonly Case[], rounds: number): Promise<Measured[]> {
  const measured = cases.map(({ name, floorName }) => ({
    name,
    floorName,
    rounds: [] as { ours: number; floor: number }[],
  }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, one] of cases.entries()) {
      const floorFirst = round % 2 === 0;
      const early = await rate(one, floorFirst ? one.floor : one.ours);
      const late = await rate(one, floorFirst ? one.ours : one.floor);
      const result = floorFirst ? { floor: early, ours: late } : { ours: early, floor: late };
      if (round > 0) measured[at]?.rounds.push(result);
    }
  }
  return measured;
}

let next = 0;

/** Operations a second. */
export async function rate(
  { clients, count }: Pick<Case, 'clients' | 'count'>,
  work: Work,
): Promise<number> {
  const end = next + count;
  const client = async (): Promise<void> => {
    while (next < end) await work(next++);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return (count / (performance.now() - started)) * 1000;
}
