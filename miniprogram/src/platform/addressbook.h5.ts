import type { Address } from '#shared/order/model';

/** A browser has none: the form is typed. */
export const hasAddressBook: boolean = false;

export function pickAddress(): Promise<Address | null> {
  return Promise.resolve(null);
}
