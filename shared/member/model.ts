import type { BusinessDate } from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import type { CodeAttempt } from '../store/code/model';

/**
 * How a member appears. `avatar` is `seal:<name>` (a drawn seal of ours) or a `cloud://` file id of a
 * picture the member chose; both empty until the member fills them in, which is never required.
 */
export interface MemberProfile {
  readonly nickname: string;
  readonly avatar: string;
}

/** One act of accepting a version of the privacy guide, or of withdrawing; kept as a record. */
export interface PrivacyConsent {
  readonly version: string;
  readonly accepted: boolean;
  readonly atMs: number;
}

/** A day of the year, and the year where the member gave one. */
export interface Birthday {
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  readonly year: number | null;
}

/** As it is stored: the day itself sealed, see `_kit/seal.ts`. */
export interface KeptBirthday {
  /** A {@link Birthday} as JSON; null once it was taken away. */
  readonly sealed: string | null;
  /** When a birthday was last given; null before the first. Stays when it is taken away. */
  readonly changedOn: BusinessDate | null;
}

export interface Member {
  readonly memberId: MemberId;
  /** From the platform; needed to send messages, never sent to a client. */
  readonly openid: string;
  readonly profile: MemberProfile;
  /** Oldest first; only ever added to. */
  readonly consents: readonly PrivacyConsent[];
  readonly joinedAtMs: number;
  /** Written when the member is added and never after; null or absent for who came by themselves. */
  readonly source?: JoinSource | null;
  /** Absent before the first. */
  readonly birthday?: KeptBirthday;
  /** Set when the member was deleted: what stays is an id without anybody behind it. */
  readonly isDeleted?: true;
  /** The newest try of a code that no longer held. */
  readonly codeAttempt?: CodeAttempt | null;
}

/** Who made somebody a member. Source: docs/domain/store.md, rule 18. */
export interface JoinSource {
  readonly joinCode: string;
  readonly storeId: string;
  /** Null where it was the store's own code, at its door, and nobody's in particular. */
  readonly staffId: MemberId | null;
}

/** The drawn seals a member may choose as an avatar. */
export const avatarSeals = ['plum', 'orchid', 'bamboo', 'chrysanthemum', 'pine', 'lotus'] as const;
