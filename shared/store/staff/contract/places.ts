import * as v from 'valibot';
import type { Action } from '../../../action';
import { memberIdSchema, openidSchema } from '../../../fields';
import type { Refusal } from '../../../kernel/result';
import type { StaffRole } from '../model';
import { invitedRoleSchema, staffNameSchema, staffReasonSchema, staffStoresSchema } from './fields';
import type { StaffRefusal } from './self';

/** `store.listStaff` (manager: own stores; auditor, owner: all): who works here, dismissed ones last. */
export const listStaffRequest = v.strictObject({});

export interface StaffView {
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Null: every store. */
  readonly storeIds: readonly string[] | null;
  readonly state: 'active' | 'dismissed';
  readonly lastChangeAtMs: number;
}

export interface ListStaffReply {
  readonly staff: readonly StaffView[];
}

export type ListStaffRefusal = StaffRefusal;

/**
 * `store.changeStaff` (manager: clerks of own stores; owner): another role or other stores, from the
 * very next call of that person on. Nobody changes themselves; an owner is changed by an operator only.
 *
 * Errors: {@link StaffRefusal}, `staff.not_found`, `staff.self_not_allowed`, `staff.stores_invalid`.
 */
export const changeStaffRequest = v.strictObject({
  staffId: memberIdSchema,
  role: invitedRoleSchema,
  storeIds: staffStoresSchema,
  reason: staffReasonSchema,
});

export interface ChangeStaffReply {
  readonly staff: StaffView;
}

export type ChangeStaffRefusal =
  | StaffRefusal
  | Refusal<'staff.not_found'>
  | Refusal<'staff.self_not_allowed'>
  | Refusal<'staff.stores_invalid'>;

/**
 * `store.dismissStaff` (manager: clerks of own stores; owner): the next call of that person is refused.
 * Errors: {@link StaffRefusal}, `staff.not_found`, `staff.self_not_allowed`.
 */
export const dismissStaffRequest = v.strictObject({
  staffId: memberIdSchema,
  reason: staffReasonSchema,
});

export interface DismissStaffReply {
  readonly staff: StaffView;
}

export type DismissStaffRefusal =
  StaffRefusal | Refusal<'staff.not_found'> | Refusal<'staff.self_not_allowed'>;

/**
 * `store.appointOwner` (jobs function, for operators): makes a member an owner; with `replacesStaffId`
 * another owner is dismissed after that, so that there is always one.
 *
 * Errors: `staff.not_found` when who is replaced is not an owner.
 */
export const appointOwnerRequest = v.strictObject({
  openid: openidSchema,
  name: staffNameSchema,
  reason: staffReasonSchema,
  replacesStaffId: v.optional(memberIdSchema),
});

export interface AppointOwnerReply {
  readonly staff: StaffView;
}

export type AppointOwnerRefusal = Refusal<'staff.not_found'>;

export interface PlaceActions {
  'store.listStaff': Action<'store', typeof listStaffRequest, ListStaffReply, ListStaffRefusal>;
  'store.changeStaff': Action<
    'store',
    typeof changeStaffRequest,
    ChangeStaffReply,
    ChangeStaffRefusal
  >;
  'store.dismissStaff': Action<
    'store',
    typeof dismissStaffRequest,
    DismissStaffReply,
    DismissStaffRefusal
  >;
  'store.appointOwner': Action<
    'jobs',
    typeof appointOwnerRequest,
    AppointOwnerReply,
    AppointOwnerRefusal
  >;
}
