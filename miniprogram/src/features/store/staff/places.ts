import type { RequestOf } from '#shared/api';

/** Every role but the owner's, who is appointed elsewhere. */
export type GivenRole = RequestOf<'store.inviteStaff'>['role'];

const everyRole: readonly GivenRole[] = ['clerk', 'manager', 'operations', 'finance', 'auditor'];

/** The roles that somebody may give: all, or clerks alone. The cloud has the last word. */
export function placesOf(givesAll: boolean): readonly GivenRole[] {
  return givesAll ? everyRole : ['clerk'];
}

/** Who serves at a counter belongs to stores by name; the others see all. */
export function isBoundToStores(role: GivenRole): boolean {
  return role === 'clerk' || role === 'manager';
}
