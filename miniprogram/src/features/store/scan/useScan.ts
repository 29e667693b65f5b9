import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { signalSuccess } from '../../../platform/signal';
import { useWrite } from '../../../platform/useWrite';
import { keepScan, type Scanned } from './lastscan';

/** Asks what a code stands for. `onScanned` hears what it was. */
export function useScan(storeId: string, onScanned: (scanned: Scanned) => void) {
  const { busy, run } = useWrite('store.scan');
  const [error, setError] = useState<Refusal | null>(null);

  const scan = async (text: string) => {
    setError(null);
    const reply = await run({ code: text, storeId });
    if (reply === null) return;
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    signalSuccess();
    const scanned = { ...reply.data, text };
    keepScan(scanned);
    onScanned(scanned);
  };
  return { busy, error, scan, forget: () => setError(null) };
}
