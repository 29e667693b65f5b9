import * as v from 'valibot';
import type { Action } from '../../../action';
import type { Refusal } from '../../../kernel/result';
import type { StaffRight, StaffRole } from '../model';

/**
 * What any action of the store function may be refused with, read from the staff document on every
 * call: not staff at all, dismissed, a role without the right, a store that is not theirs.
 */
export type StaffRefusal =
  | Refusal<'staff.not_staff'>
  | Refusal<'staff.dismissed'>
  | Refusal<'staff.role_not_allowed'>
  | Refusal<'staff.store_not_allowed'>;

export interface StaffStore {
  readonly storeId: string;
  readonly name: string;
}

/**
 * `store.getSelf` (member function): whether the caller is staff, and as what. The app shows the staff
 * entry by it; it opens nothing, each action looks for itself.
 */
export const getSelfRequest = v.strictObject({});

export interface GetSelfReply {
  /** Null for who is not, or no longer, staff. */
  readonly staff: {
    readonly name: string;
    readonly role: StaffRole;
    readonly rights: readonly StaffRight[];
    /** Open stores where this person works. */
    readonly stores: readonly StaffStore[];
  } | null;
}

export interface SelfActions {
  'store.getSelf': Action<'member', typeof getSelfRequest, GetSelfReply>;
}
