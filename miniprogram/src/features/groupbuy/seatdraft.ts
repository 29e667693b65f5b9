import type { RequestOf } from '#shared/api';
import {
  addressFaults,
  noAddress,
  trimmedAddress,
  type AddressFaults,
} from '#shared/order/address';
import type { Address } from '#shared/order/model';

/** What somebody has filled in before taking a seat. */
export interface SeatDraft {
  readonly quantity: number;
  readonly address: Address;
}

export const emptyDraft: SeatDraft = { quantity: 1, address: noAddress };

/** What is wrong with each field of the address; none for what is collected. */
export function seatFaults({ address }: SeatDraft, ships: boolean): AddressFaults {
  return ships ? addressFaults(address) : {};
}

/** The part of the request that opening and joining share. */
export function wishesOf(
  { quantity, address }: SeatDraft,
  ships: boolean,
): Pick<RequestOf<'groupbuy.joinTeam'>, 'quantity' | 'address'> {
  return ships ? { quantity, address: trimmedAddress(address) } : { quantity };
}
