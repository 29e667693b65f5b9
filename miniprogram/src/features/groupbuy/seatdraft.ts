import type { RequestOf } from '#shared/api';

type Address = NonNullable<RequestOf<'groupbuy.openTeam'>['address']>;

/** What somebody has filled in before taking a seat. */
export interface SeatDraft {
  readonly quantity: number;
  readonly address: Address;
}

export const emptyDraft: SeatDraft = {
  quantity: 1,
  address: { name: '', phone: '', region: '', detail: '' },
};

/** Whether everything is there that the cloud will ask for; it decides, this only spares a round. */
export function isComplete({ address }: SeatDraft, ships: boolean): boolean {
  if (!ships) return true;
  const { name, phone, region, detail } = address;
  const words = [name, region, detail].every((text) => text.trim() !== '');
  return words && /^[\d+ -]{5,20}$/.test(phone);
}

/** The part of the request that opening and joining share. */
export function wishesOf(
  { quantity, address }: SeatDraft,
  ships: boolean,
): Pick<RequestOf<'groupbuy.joinTeam'>, 'quantity' | 'address'> {
  return ships ? { quantity, address } : { quantity };
}
