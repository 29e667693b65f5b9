import type { Store } from '#shared/store/model';
import type { Call } from '../_kit/action';
import type { Stored } from '../_kit/documents';

const collection = 'stores';

/** The most that one query gives. */
const storesRead = 1000;

/** Every store on record, closed ones too, in the order of their ids. Kept in the process for 10 s. */
export function listStores(call: Call): Promise<readonly Store[]> {
  return call.cache.get('stores', call.nowMs, () => readStores(call));
}

export async function listOpenStores(call: Call): Promise<Store[]> {
  return (await listStores(call)).filter(({ status }) => status === 'open');
}

/** What a store is called; its id where it is not on record. */
export async function storeNameOf(call: Call, storeId: string): Promise<string> {
  const found = (await listStores(call)).find((store) => store.storeId === storeId);
  return found?.name ?? storeId;
}

/** Adds a store or replaces what is known of it. */
export async function saveStore(call: Call, store: Store): Promise<void> {
  await call.database.collection(collection).doc(store.storeId).set(store);
}

async function readStores(call: Call): Promise<Store[]> {
  const { data } = (await call.database
    .collection(collection)
    .orderBy('_id', 'asc')
    .limit(storesRead)
    .get()) as { data: Stored<Store>[] };
  return data.map(({ _id, ...store }) => store);
}
