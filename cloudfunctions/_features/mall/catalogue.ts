import type { Item } from '#shared/mall/model';
import type { Call } from '../../_kit/action';
import { listShelf } from './repository';

/** Everything on the shelf by its id: one read when cold, none while the process cache is fresh. */
export function itemsOnShelf(call: Call): Promise<ReadonlyMap<string, Item>> {
  return call.cache.get('mall.shelf', call.nowMs, async () => {
    const items = await listShelf(call);
    return new Map(items.map((item) => [item.itemId, item]));
  });
}
