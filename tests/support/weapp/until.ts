const PATIENCE_MS = 10_000;
const POLL_MS = 10;

/** Looks again and again until something holds. Errors: what `describe` says, once patience is over. */
export async function until(holds: () => boolean, describe: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(describe());
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}
