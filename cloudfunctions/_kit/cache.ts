/** How long documents that change rarely may be answered from the process. */
const freshMs = 10_000;

/**
 * Keeps what was read, for a short while, for every invocation of this process.
 * A clock that steps back makes a value stale rather than immortal.
 */
export class ProcessCache {
  readonly #entries = new Map<string, { loadedAtMs: number; value: Promise<unknown> }>();

  get<Value>(
    key: string,
    nowMs: number,
    load: () => Promise<Value>,
    keepMs = freshMs,
  ): Promise<Value> {
    const kept = this.#entries.get(key);
    if (kept && Math.abs(nowMs - kept.loadedAtMs) < keepMs) return kept.value as Promise<Value>;
    const value = load();
    this.#entries.set(key, { loadedAtMs: nowMs, value });
    // A failed load must not be answered again from here; the caller below sees the error itself.
    value.catch(() => this.#entries.delete(key));
    return value;
  }

  clear(): void {
    this.#entries.clear();
  }
}
