import * as v from 'valibot';
import type { Action } from '../action';
import type { CheckinStatus } from '../checkin/contract';
import type { GoalProgress } from '../mall/contract/goal';
import type { NoticeOffer } from '../notice/contract';
import type { GetAccountReply } from '../points/contract/balance';
import type { Account, LedgerEntry } from '../points/model';
import type { CodeAttempt } from '../store/code/model';
import type { BusinessDate } from '../kernel/businessdate';
import type { Refusal } from '../kernel/result';
import type { TierStanding } from '../tier/contract';
import type { Points } from '../kernel/amounts';
import type { BirthdayRefusal } from './birthday';
import type { CountedBlocker, DeletionRefusal } from './deletion';
import type { MemberFile } from './export';
import type { Birthday, MemberProfile } from './model';
import type { ProfileRefusal } from './rules';

/**
 * `member.getHome`: the whole home page in one call. Registers the caller when new, with the store and
 * person behind `joinCode` (the scene the app was opened with) as source; for a member it means nothing.
 */
export const getHomeRequest = v.strictObject({
  joinCode: v.optional(v.pipe(v.string(), v.maxLength(64))),
});

export interface GetHomeReply {
  readonly brandName: string;
  readonly profile: MemberProfile;
  readonly account: GetAccountReply;
  readonly checkin: CheckinStatus;
  /** Absent while the shop has no tiers. */
  readonly tier?: TierStanding;
  /** The newest few, newest first. */
  readonly recentEntries: readonly LedgerEntry[];
  readonly privacy: PrivacyStatus;
  /** What the member may be asked to agree to hear of; empty where the shop has no templates. */
  readonly noticeOffers: readonly NoticeOffer[];
  /** What the member saves up for; absent while there is no such wish. */
  readonly goal?: GoalProgress;
  /** Somebody tried a code of this member that was used, expired or replaced; null after a day. */
  readonly codeAttempt: CodeAttempt | null;
}

/** Which privacy guide is in force and whether the member has accepted it. */
export interface PrivacyStatus {
  readonly version: string;
  readonly consented: boolean;
}

/** `member.getProfile` */
export const getProfileRequest = v.strictObject({});

export interface GetProfileReply {
  readonly profile: MemberProfile;
  /** Where in the storage the caller's own pictures are uploaded to. */
  readonly avatarFolder: string;
  readonly birthday: BirthdayStatus;
  /** `138****8000`; null while no phone is bound. */
  readonly phoneMasked: string | null;
  readonly joinedAtMs: number;
  readonly privacy: PrivacyStatus;
}

/** The caller's own birthday, and from when on another may be given; null for at once. */
export interface BirthdayStatus {
  readonly birthday: Birthday | null;
  readonly changeableFrom: BusinessDate | null;
}

const birthdaySchema = v.strictObject({
  month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))),
});

/**
 * `member.updateProfile`: changes what is given; `birthday: null` takes it away.
 * Errors: {@link ProfileRefusal}, {@link BirthdayRefusal}.
 */
export const updateProfileRequest = v.pipe(
  v.strictObject({
    nickname: v.optional(v.pipe(v.string(), v.maxLength(200))),
    avatar: v.optional(v.pipe(v.string(), v.maxLength(300))),
    birthday: v.optional(v.nullable(birthdaySchema)),
  }),
  v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
);

export interface UpdateProfileReply {
  readonly profile: MemberProfile;
  readonly birthday: BirthdayStatus;
}

export type UpdateProfileRefusal = ProfileRefusal | BirthdayRefusal;

/**
 * `member.bindPhone`: the number behind the code that WeChat's phone button gave, in place of the one
 * bound before. A code is good once and for five minutes.
 *
 * Errors: `member.phone_code_invalid` (used, too old, made up: ask again), `member.phone_taken` (of
 * another member), `member.phone_unavailable` (WeChat did not answer).
 */
export const bindPhoneRequest = v.strictObject({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
});

export interface BindPhoneReply {
  readonly phoneMasked: string;
}

export type BindPhoneRefusal =
  | Refusal<'member.phone_code_invalid'>
  | Refusal<'member.phone_taken'>
  | Refusal<'member.phone_unavailable'>;

/**
 * `member.exportData`: everything the shop holds of the caller. What is long comes in pages: each reply
 * has member and account, and the next part of every list.
 */
export const exportDataRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}(?:\.\d{1,9}){3}$/)))),
});

export interface ExportDataReply extends MemberFile {
  readonly nextCursor: string | null;
}

/**
 * `member.previewDeletion`: what deleting the account would cost, and what has to end first.
 * Errors: `member.not_found` for who has done nothing here yet.
 */
export const previewDeletionRequest = v.strictObject({});

export interface PreviewDeletionReply {
  /** Who works here is dismissed first. */
  readonly isStaff: boolean;
  /** Empty when the account can be deleted. */
  readonly blockers: readonly CountedBlocker[];
  /** Available and pending points, less debt. */
  readonly losesPoints: Points;
  readonly balances: Pick<Account, 'availablePoints' | 'pendingPoints' | 'debtPoints'>;
  readonly totalCheckinDays: number;
}

/**
 * `member.deleteAccount`: the caller is no member any more; points are lost and nothing personal is
 * kept. Who comes back is somebody new. `confirmedPoints` is the loss that the person has seen.
 *
 * Errors: {@link DeletionRefusal}; `member.not_found`.
 */
export const deleteAccountRequest = v.strictObject({
  confirmedPoints: v.optional(v.pipe(v.number(), v.safeInteger())),
});

export interface DeleteAccountReply {
  readonly deletedAtMs: number;
  readonly lostPoints: Points;
}

export type DeleteAccountRefusal = DeletionRefusal | Refusal<'member.not_found'>;

/**
 * `member.setConsent`: records that the caller accepts the named version of the privacy guide, or
 * withdraws. Errors: `member.privacy_version_unknown` when another version is in force.
 */
export const setConsentRequest = v.strictObject({
  version: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  accepted: v.boolean(),
});

export interface SetConsentReply {
  readonly privacy: PrivacyStatus;
}

export type SetConsentRefusal = {
  readonly code: 'member.privacy_version_unknown';
  readonly version: string;
};

export interface MemberActions {
  'member.getHome': Action<'member', typeof getHomeRequest, GetHomeReply>;
  'member.getProfile': Action<'member', typeof getProfileRequest, GetProfileReply>;
  'member.updateProfile': Action<
    'member',
    typeof updateProfileRequest,
    UpdateProfileReply,
    UpdateProfileRefusal
  >;
  'member.bindPhone': Action<'member', typeof bindPhoneRequest, BindPhoneReply, BindPhoneRefusal>;
  'member.exportData': Action<'member', typeof exportDataRequest, ExportDataReply>;
  'member.previewDeletion': Action<
    'member',
    typeof previewDeletionRequest,
    PreviewDeletionReply,
    Refusal<'member.not_found'>
  >;
  'member.deleteAccount': Action<
    'member',
    typeof deleteAccountRequest,
    DeleteAccountReply,
    DeleteAccountRefusal
  >;
  'member.setConsent': Action<
    'member',
    typeof setConsentRequest,
    SetConsentReply,
    SetConsentRefusal
  >;
}
