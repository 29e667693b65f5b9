/**
 * A browser cannot raise the brightness; where it can, it keeps the screen from dimming.
 * Gives what undoes it.
 */
export function brightenScreen(): () => void {
  const lock = requestLock();
  return () => void lock.then((held) => held?.release());
}

async function requestLock(): Promise<WakeLockSentinel | null> {
  const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
  try {
    return wakeLock === undefined ? null : await wakeLock.request('screen');
  } catch {
    // A low battery refuses it; the code can be scanned all the same.
    return null;
  }
}
