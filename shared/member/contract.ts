import * as v from 'valibot';
import type { CheckinStatus } from '../checkin/contract';
import type { GoalProgress } from '../mall/contract';
import type { NoticeOffer } from '../notice/contract';
import type { GetAccountReply } from '../points/contract';
import type { LedgerEntry } from '../points/model';
import type { CodeAttempt } from '../store/code/model';
import type { MemberProfile } from './model';
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
  readonly joinedAtMs: number;
  readonly privacy: PrivacyStatus;
}

/** `member.updateProfile`: changes what is given. Errors: {@link ProfileRefusal}. */
export const updateProfileRequest = v.pipe(
  v.strictObject({
    nickname: v.optional(v.pipe(v.string(), v.maxLength(200))),
    avatar: v.optional(v.pipe(v.string(), v.maxLength(300))),
  }),
  v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
);

export interface UpdateProfileReply {
  readonly profile: MemberProfile;
}

export type UpdateProfileRefusal = ProfileRefusal;

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
