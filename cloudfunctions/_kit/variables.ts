/** What was made of the platform's variables for the call that runs with them, by how it is made. */
const kept = new WeakMap<NodeJS.ProcessEnv, Map<unknown, unknown>>();

/** At the start of a call: the platform has set its variables, and whatever was made of them before is old. */
export function expectNewVariables(): void {
  kept.delete(process.env);
}

/**
 * Makes something of the platform's variables once for a call and not once for each request of the SDK: they
 * are set before a call begins, and stay.
 */
export function onceACall<T>(make: () => T): () => T {
  return () => {
    const { env } = process;
    let made = kept.get(env);
    if (!made) kept.set(env, (made = new Map()));
    if (!made.has(make)) made.set(make, make());
    return made.get(make) as T;
  };
}
