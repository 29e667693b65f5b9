import { useEffect, useSyncExternalStore } from 'react';
import { onNetworkBack } from '../../../platform/network';
import { currentOutbox, type Outbox } from './outbox';
import { isOpen } from './unsent';

/** The network does not always say that it is back. */
const tryAgainMs = 15_000;

/** What waits on this device; sent when the page opens, when the network is back, and now and then. */
export function useOutbox(): Outbox & { readonly unsent: ReturnType<Outbox['get']> } {
  const outbox = currentOutbox();
  const unsent = useSyncExternalStore(outbox.subscribe, outbox.get);
  const isWaiting = unsent.some(isOpen);

  useEffect(() => {
    void outbox.send();
    return onNetworkBack(() => void outbox.send());
  }, [outbox]);

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void outbox.send(), tryAgainMs);
    return () => clearInterval(timer);
  }, [outbox, isWaiting]);

  return { ...outbox, unsent };
}
