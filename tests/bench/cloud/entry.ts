/** A ledger entry like the product's, for the benches. */
export const entry = (i: number) => ({
  _id: `e${i}`,
  memberId: `m${i % MEMBERS}`,
  seq: Math.floor(i / MEMBERS),
  kind: 'checkin',
  deltaPoints: 10,
  explanation: { rule: 'checkin', version: 3, inputs: { streakDays: 5 }, steps: ['a', 'b'] },
});

export type Entry = ReturnType<typeof entry>;

/** Each has as many entries as there are documents for it. */
export const MEMBERS = 1000;

export const INDEXES = [{ name: 'by_member', keys: { memberId: 1 as const, seq: -1 as const } }];

/** One of the first ones, in an order that no cache can guess. */
export const pick = (i: number, count: number): number => (i * 7919) % count;

/** Entries in portions that fit into memory. */
export function* portions(count: number, size = 10_000): Generator<Entry[]> {
  for (let from = 0; from < count; from += size) {
    const length = Math.min(size, count - from);
    yield Array.from({ length }, (_, i) => entry(from + i));
  }
}
