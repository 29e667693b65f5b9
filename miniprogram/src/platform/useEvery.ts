import { useEffect, useRef } from 'react';

/** Does something at once and then again and again, for as long as it is wanted. */
export function useEvery(periodMs: number, isWanted: boolean, work: () => void): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    if (!isWanted) return;
    latest.current();
    const timer = setInterval(() => latest.current(), periodMs);
    return () => clearInterval(timer);
  }, [periodMs, isWanted]);
}
