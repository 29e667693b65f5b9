import * as v from 'valibot';
import type { Action } from '../../action';
import { memberIdSchema, openidSchema, storeIdSchema, text } from '../../fields';
import type { Refusal } from '../../kernel/result';
import { staffRoles, type StaffRight, type StaffRole } from './model';

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

const name = text(1, 20);
const reason = text(1, 200);
const storeIds = v.nullable(
  v.pipe(
    v.array(storeIdSchema),
    v.minLength(1),
    v.maxLength(500),
    v.check((ids) => new Set(ids).size === ids.length, 'a store twice'),
  ),
);
/** Owners are appointed by an operator, never by invitation. */
const invitedRole = v.picklist(staffRoles.filter((role) => role !== 'owner'));

/**
 * `store.inviteStaff` (manager: clerks of own stores; owner: everybody but owners): a code for one
 * person, good once and for a day. Clerks and managers need stores; null (every store) is for the others.
 *
 * Errors: {@link StaffRefusal}; `staff.stores_invalid` a store that does not exist, or null for a clerk
 * or manager.
 */
export const inviteStaffRequest = v.strictObject({ name, role: invitedRole, storeIds });

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

/**
 * `store.changeStaff` (manager: clerks of own stores; owner): another role or other stores, from the
 * very next call of that person on. Nobody changes themselves; an owner is changed by an operator only.
 *
 * Errors: {@link StaffRefusal}, `staff.not_found`, `staff.self_not_allowed`, `staff.stores_invalid`.
 */
export const changeStaffRequest = v.strictObject({
  staffId: memberIdSchema,
  role: invitedRole,
  storeIds,
  reason,
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
export const dismissStaffRequest = v.strictObject({ staffId: memberIdSchema, reason });

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
  name,
  reason,
  replacesStaffId: v.optional(memberIdSchema),
});

export interface AppointOwnerReply {
  readonly staff: StaffView;
}

export type AppointOwnerRefusal = Refusal<'staff.not_found'>;

/**
 * `store.getJoinCode` (clerk, manager): what a mini-program code or poster of this person and store, or
 * of the store alone, carries as its scene (`joinCode`). Who becomes a member through it has them as source.
 */
export const getJoinCodeRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  /** The caller's own code, or that of the store alone, for its door; one's own when left out. */
  of: v.optional(v.picklist(['self', 'store'])),
  /** Have WeChat draw its own code, too; a browser draws one of the page's address itself. */
  draw: v.optional(v.boolean()),
});

export interface GetJoinCodeReply {
  readonly joinCode: string;
  readonly storeId: string;
  /** WeChat's picture as Base64; null where it was not asked for, or WeChat does not draw it now. */
  readonly picture: string | null;
}

export type GetJoinCodeRefusal = StaffRefusal;

export interface StaffActions {
  'store.getSelf': Action<'member', typeof getSelfRequest, GetSelfReply>;
  'store.acceptInvite': Action<
    'member',
    typeof acceptInviteRequest,
    AcceptInviteReply,
    AcceptInviteRefusal
  >;
  'store.listStaff': Action<'store', typeof listStaffRequest, ListStaffReply, ListStaffRefusal>;
  'store.inviteStaff': Action<
    'store',
    typeof inviteStaffRequest,
    InviteStaffReply,
    InviteStaffRefusal
  >;
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
  'store.getJoinCode': Action<
    'store',
    typeof getJoinCodeRequest,
    GetJoinCodeReply,
    GetJoinCodeRefusal
  >;
  'store.appointOwner': Action<
    'jobs',
    typeof appointOwnerRequest,
    AppointOwnerReply,
    AppointOwnerRefusal
  >;
}
