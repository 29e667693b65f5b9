import * as v from 'valibot';
import type { Action } from '../../action';
import type { CodeAttempt } from './model';

/** One code as it is shown. */
export interface ShownCode {
  /** What the QR holds: upper-case letters and digits. */
  readonly code: string;
  /** The same code for typing: 12 digits, show them in fours. */
  readonly digits: string;
  readonly validFromMs: number;
  /** Good for so long and not a millisecond more. Server time: count from `issuedAtMs`. */
  readonly expiresAtMs: number;
  /** Ask for the next issue at this time. */
  readonly refreshAtMs: number;
}

/**
 * `member.issueCode`: a code to show at the till, and the one after it, so that a phone that loses its
 * network goes on for a minute. Issuing ends all codes issued before.
 * Source: docs/domain/store.md, rules 5 to 8.
 */
export const issueCodeRequest = v.strictObject({});

export interface IssueCodeReply extends ShownCode {
  readonly issuedAtMs: number;
  /** Show it from `refreshAtMs` on when no new issue could be had. */
  readonly next: ShownCode;
}

/**
 * `member.getCodeStatus`: what became of the codes of the last hour; asked while a code is shown.
 * `scanned`: the newest use. `attempt`: the newest try of a used, expired or replaced code, or at
 * something it is not for; `storeName` is empty where that was in no store.
 */
export const getCodeStatusRequest = v.strictObject({});

export interface GetCodeStatusReply {
  readonly scanned: {
    readonly storeId: string;
    readonly storeName: string;
    readonly atMs: number;
  } | null;
  readonly attempt: (CodeAttempt & { readonly storeName: string }) | null;
}

export interface CodeActions {
  'member.issueCode': Action<'member', typeof issueCodeRequest, IssueCodeReply>;
  'member.getCodeStatus': Action<'member', typeof getCodeStatusRequest, GetCodeStatusReply>;
}
