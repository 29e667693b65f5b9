import type { MemberId } from '../kernel/ids';

/**
 * How a member appears. `avatar` is `seal:<name>` (a drawn seal of ours) or a `cloud://` file id of a
 * picture the member chose; both empty until the member fills them in, which is never required.
 */
export interface MemberProfile {
  readonly nickname: string;
  readonly avatar: string;
}

/** Acceptance of one version of the privacy guide; withdrawing is as easy as giving. */
export interface PrivacyConsent {
  readonly version: string;
  readonly givenAtMs: number;
  readonly withdrawnAtMs: number | null;
}

export interface Member {
  readonly memberId: MemberId;
  /** From the platform; needed to send messages, never sent to a client. */
  readonly openid: string;
  readonly profile: MemberProfile;
  readonly consents: readonly PrivacyConsent[];
  readonly joinedAtMs: number;
}

/** The drawn seals a member may choose as an avatar. */
export const avatarSeals = ['plum', 'orchid', 'bamboo', 'chrysanthemum', 'pine', 'lotus'] as const;
