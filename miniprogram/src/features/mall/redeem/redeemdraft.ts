import type { RequestOf } from '#shared/api';
import type { GetItemReply } from '#shared/mall/contract';
import type { DeliveryKind } from '#shared/mall/model';
import type { Address } from '#shared/order/model';

/** What the member has chosen so far. */
export interface RedeemDraft {
  readonly quantity: number;
  readonly delivery: DeliveryKind;
  /** Null for whichever store suits. */
  readonly storeId: string | null;
  readonly address: Address;
}

const noAddress: Address = { name: '', phone: '', region: '', detail: '' };

export function newDraft(item: Pick<GetItemReply, 'deliveries'>): RedeemDraft {
  const delivery = item.deliveries[0] ?? 'pickup';
  return { quantity: 1, delivery, storeId: null, address: noAddress };
}

export type AddressField = keyof Address;
export const addressFields = ['name', 'phone', 'region', 'detail'] as const;

/** As the contract has it: digits with an optional plus, spaces and dashes. */
const phoneShape = /^\+?\d[\d -]{5,19}$/;
const shortest: Record<AddressField, number> = { name: 1, phone: 1, region: 2, detail: 2 };

/** What is wrong with each field; none for what is collected. */
export function addressFaults({
  delivery,
  address,
}: RedeemDraft): Partial<Record<AddressField, 'missing' | 'invalid'>> {
  if (delivery === 'pickup') return {};
  const faults: Partial<Record<AddressField, 'missing' | 'invalid'>> = {};
  for (const field of addressFields) {
    if (address[field].trim().length < shortest[field]) faults[field] = 'missing';
  }
  if (faults.phone === undefined && !phoneShape.test(address.phone.trim())) {
    faults.phone = 'invalid';
  }
  return faults;
}

export function requestOf(
  { itemId, version }: Pick<GetItemReply, 'itemId' | 'version'>,
  draft: RedeemDraft,
): RequestOf<'mall.redeem'> {
  const { quantity, delivery, storeId, address } = draft;
  if (delivery === 'pickup') {
    return { itemId, version, quantity, delivery, ...(storeId !== null && { storeId }) };
  }
  const trimmed: Address = {
    name: address.name.trim(),
    phone: address.phone.trim(),
    region: address.region.trim(),
    detail: address.detail.trim(),
  };
  return { itemId, version, quantity, delivery, address: trimmed };
}
