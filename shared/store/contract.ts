import * as v from 'valibot';
import type { Action } from '../action';
import { storeIdSchema, text } from '../fields';
import type { Store } from './model';

/** `store.listStores` (member function): the shops of the brand that are open, in the order of their ids. */
export const listStoresRequest = v.strictObject({});

export interface ListStoresReply {
  readonly stores: readonly Store[];
}

/**
 * `store.saveStore` (jobs function, for operators): adds a shop or replaces what is known of it.
 * Repeating it leaves the same shop.
 */
export const saveStoreRequest = v.strictObject({
  storeId: storeIdSchema,
  name: text(1, 30),
  address: text(1, 120),
  city: text(1, 30),
  phone: v.pipe(v.string(), v.trim(), v.regex(/^[\d+ -]{0,24}$/)),
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  openHours: text(1, 60),
  status: v.picklist(['open', 'closed']),
});

export interface SaveStoreReply {
  readonly store: Store;
}

export interface StoreActions {
  'store.listStores': Action<'member', typeof listStoresRequest, ListStoresReply>;
  'store.saveStore': Action<'jobs', typeof saveStoreRequest, SaveStoreReply>;
}
