import type { MemberId } from '../../kernel/ids';

/** Who used a code. */
export interface CodeUse {
  readonly staffId: MemberId;
  readonly storeId: string;
  readonly requestId: string;
  readonly atMs: number;
}

/** A try that came too late, or at something a member code is not for: the member is told. */
export interface CodeAttempt {
  readonly reason: 'used' | 'expired' | 'rotated' | 'other_purpose' | 'as_invite';
  /** Null for `as_invite`: whoever types an invitation does so anywhere. */
  readonly storeId: string | null;
  readonly atMs: number;
}

/** One issued code. Neither token nor digits are kept, only what they hash to. */
export interface MemberCode {
  /** Keyed hash of the token; the document's id. */
  readonly tokenHash: string;
  readonly digitsHash: string;
  readonly memberId: MemberId;
  /** To register who shows a code before anything else; gone with the code within the day. */
  readonly openid: string;
  /** The codes of one issue belong together; a later issue ends them. */
  readonly issueId: string;
  readonly issuedAtMs: number;
  /** The one fetched ahead begins when the first should be replaced. */
  readonly validFromMs: number;
  readonly expiresAtMs: number;
  readonly used: CodeUse | null;
}
