import { accept, type Result } from '#shared/kernel/result';
import type { ListStoresReply, SaveStoreReply } from '#shared/store/contract';
import type { Store } from '#shared/store/model';
import type { Call } from '../../../_kit/action';
import { listOpenStores, saveStore } from '../../../_stores/directory';

export async function listShops(call: Call): Promise<Result<ListStoresReply, never>> {
  return accept({ stores: await listOpenStores(call) });
}

export async function saveShop(call: Call, store: Store): Promise<Result<SaveStoreReply, never>> {
  await saveStore(call, store);
  return accept({ store });
}
