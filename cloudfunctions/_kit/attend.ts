/**
 * Attends to one after another and gives what was thrown meanwhile: one that fails must not keep the
 * others waiting. Whoever has done all that could be done throws it: {@link throwFaults}.
 */
export async function attendEach<One>(
  all: readonly One[],
  attend: (one: One) => Promise<unknown>,
): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const one of all) {
    try {
      await attend(one);
    } catch (error) {
      faults.push(error);
    }
  }
  return faults;
}

export function throwFaults(faults: readonly unknown[], says: string): void {
  if (faults.length > 0) throw new AggregateError(faults, says);
}
