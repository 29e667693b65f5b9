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
  /** The newest try of a code that no longer held. */
  readonly codeAttempt?: CodeAttempt | null;
}

/** Who made somebody a member. Source: docs/domain/store.md, rule 18. */
export interface JoinSource {
  readonly joinCode: string;
  readonly storeId: string;
  readonly staffId: MemberId;
}

/** The drawn seals a member may choose as an avatar. */
export const avatarSeals = ['plum', 'orchid', 'bamboo', 'chrysanthemum', 'pine', 'lotus'] as const;
