import { useState } from 'react';
import { toCloudMs } from './cloudclock';
import { useEvery } from './useEvery';

const stepMs = 1000;

/** The cloud's time, once a second while it is wanted. */
export function useCloudNow(isWanted: boolean): number {
  const [phoneMs, setPhoneMs] = useState(() => Date.now());
  useEvery(stepMs, isWanted, () => setPhoneMs(Date.now()));
  return toCloudMs(phoneMs);
}
