import { visibleOf } from '../kernel/visibletext';
import type { Address } from './model';

export type AddressField = keyof Address;
export const addressFields = ['name', 'phone', 'region', 'detail'] as const;

/** What is wrong with a field: too short to be one, or not of the shape of one. */
export type AddressFaults = Partial<Record<AddressField, 'missing' | 'invalid'>>;

/** Digits with an optional plus, spaces and dashes: landlines and numbers abroad are welcome. */
export const phoneShape = /^\+?\d[\d -]{5,19}$/;

export const noAddress: Address = { name: '', phone: '', region: '', detail: '' };

const shortest: Record<AddressField, number> = { name: 1, phone: 1, region: 2, detail: 2 };

/** What the cloud would send back; it decides, this only spares a round. */
export function addressFaults(address: Address): AddressFaults {
  const faults: AddressFaults = {};
  for (const field of addressFields) {
    if (address[field].trim().length < shortest[field]) faults[field] = 'missing';
  }
  if (faults.phone === undefined && !phoneShape.test(address.phone.trim())) {
    faults.phone = 'invalid';
  }
  return faults;
}

/** The address as it is kept: each field without what nobody can see. */
export function trimmedAddress({ name, phone, region, detail }: Address): Address {
  return {
    name: visibleOf(name),
    phone: visibleOf(phone),
    region: visibleOf(region),
    detail: visibleOf(detail),
  };
}
