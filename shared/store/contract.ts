import * as v from 'valibot';
import type { Action } from '../action';
import { parseBusinessDate, type BusinessDate } from '../kernel/businessdate';
import type { Store } from './model';

export const storeIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));

export const businessDateSchema = v.pipe(
  v.string(),
  v.check((text) => parseBusinessDate(text) !== null, 'a real date'),
  v.transform((text) => text as BusinessDate),
);

/** `store.listStores` (member function): the shops of the brand that are open, in the order of their ids. */
export const listStoresRequest = v.strictObject({});

export interface ListStoresReply {
  readonly stores: readonly Store[];
}

const text = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));

/**
 * `store.saveStore` (jobs function, for operators): adds a shop or replaces what is known of it.
 * Repeating it leaves the same shop.
 */
export const saveStoreRequest = v.strictObject({
  storeId: storeIdSchema,
  name: text(30),
  address: text(120),
  city: text(30),
  phone: v.pipe(v.string(), v.trim(), v.regex(/^[\d+ -]{0,24}$/)),
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  openHours: text(60),
  status: v.picklist(['open', 'closed']),
});

export interface SaveStoreReply {
  readonly store: Store;
}

export interface StoreActions {
  'store.listStores': Action<'member', typeof listStoresRequest, ListStoresReply>;
  'store.saveStore': Action<'jobs', typeof saveStoreRequest, SaveStoreReply>;
}
