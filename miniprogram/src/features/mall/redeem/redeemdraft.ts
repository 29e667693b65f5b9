import type { RequestOf } from '#shared/api';
import type { GetItemReply } from '#shared/mall/contract/items';
import type { DeliveryKind } from '#shared/mall/model';
import {
  addressFaults,
  noAddress,
  trimmedAddress,
  type AddressFaults,
} from '#shared/order/address';
import type { Address } from '#shared/order/model';

/** What the member has chosen so far. */
export interface RedeemDraft {
  readonly quantity: number;
  readonly delivery: DeliveryKind;
  /** Null for whichever store suits. */
  readonly storeId: string | null;
  readonly address: Address;
}

export function newDraft(item: Pick<GetItemReply, 'deliveries'>): RedeemDraft {
  const delivery = item.deliveries[0] ?? 'pickup';
  return { quantity: 1, delivery, storeId: null, address: noAddress };
}

/** What is wrong with each field of the address; none for what is collected. */
export function draftFaults({ delivery, address }: RedeemDraft): AddressFaults {
  return delivery === 'pickup' ? {} : addressFaults(address);
}

export function requestOf(
  { itemId, version }: Pick<GetItemReply, 'itemId' | 'version'>,
  draft: RedeemDraft,
): RequestOf<'mall.redeem'> {
  const { quantity, delivery, storeId, address } = draft;
  if (delivery === 'pickup') {
    return { itemId, version, quantity, delivery, ...(storeId !== null && { storeId }) };
  }
  return { itemId, version, quantity, delivery, address: trimmedAddress(address) };
}
