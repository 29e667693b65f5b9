import * as v from 'valibot';
import type { Action } from '../../../action';
import type { Refusal } from '../../../kernel/result';
import type { StaffRole } from '../model';
import { invitedRoleSchema, staffNameSchema, staffStoresSchema } from './fields';
import type { StaffRefusal } from './self';

/**
 * `store.inviteStaff` (manager: clerks of own stores; owner: everybody but owners): a code for one
 * person, good once and for a day. Clerks and managers need stores; null (every store) is for the others.
 *
 * Errors: {@link StaffRefusal}; `staff.stores_invalid` a store that does not exist, or null for a clerk
 * or manager.
 */
export const inviteStaffRequest = v.strictObject({
  name: staffNameSchema,
  role: invitedRoleSchema,
  storeIds: staffStoresSchema,
});

export interface InviteStaffReply {
  /** Shown once; only its hash is kept. */
  readonly inviteCode: string;
  readonly expiresAtMs: number;
}

export type InviteStaffRefusal = StaffRefusal | Refusal<'staff.stores_invalid'>;

/**
 * `store.acceptInvite` (member function): the invited person takes the place. Once for each code.
 *
 * Errors: `staff.invite_not_found` (unknown or mistyped), `staff.invite_used`, `staff.invite_expired`,
 * `staff.already_staff`.
 */
export const acceptInviteRequest = v.strictObject({
  inviteCode: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
});

export interface AcceptInviteReply {
  readonly name: string;
  readonly role: StaffRole;
  readonly storeIds: readonly string[] | null;
}

export type AcceptInviteRefusal =
  | Refusal<'staff.invite_not_found'>
  /** A member code, whose member is told. */
  | Refusal<'code.wrong_purpose'>
  | Refusal<'staff.invite_used'>
  | Refusal<'staff.invite_expired'>
  | Refusal<'staff.already_staff'>;

export interface InviteActions {
  'store.inviteStaff': Action<
    'store',
    typeof inviteStaffRequest,
    InviteStaffReply,
    InviteStaffRefusal
  >;
  'store.acceptInvite': Action<
    'member',
    typeof acceptInviteRequest,
    AcceptInviteReply,
    AcceptInviteRefusal
  >;
}
