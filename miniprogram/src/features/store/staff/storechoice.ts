import { useState } from 'react';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { currentSession } from '../../../platform/session';
import { readStored, writeStored } from '../../../platform/storage';

const storageKey = () => `jidian.store.${currentSession().key}`;

/** Where this person stands today, remembered on the device; null until it is known. */
export function useStoreChoice(stores: readonly StaffStore[]) {
  const [storeId, setStoreId] = useState(() => readStored(storageKey()));
  const [only] = stores.length === 1 ? stores : [];
  const store = only ?? stores.find((each) => each.storeId === storeId) ?? null;
  const choose = (chosen: StaffStore | null) => {
    writeStored(storageKey(), chosen?.storeId ?? '');
    setStoreId(chosen?.storeId ?? '');
  };
  return { store, choose };
}
