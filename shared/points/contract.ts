import * as v from 'valibot';
import { toPoints, type Points } from '../kernel/amounts';
import type { MemberId } from '../kernel/ids';
import type { LedgerEntry } from './model';

/** Whole points, none or more; as rules and requests give them. */
export const wholePointsSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.transform(toPoints),
);

/** `points.getAccount`: the caller's balances. */
export const getAccountRequest = v.strictObject({});

export interface GetAccountReply {
  readonly availablePoints: Points;
  /** Earned, not spendable yet. */
  readonly pendingPoints: Points;
  /** Set aside for something not finished. */
  readonly heldPoints: Points;
  /** Owed after a reversal; paid off by what is earned next. */
  readonly debtPoints: Points;
}

export const listEntriesMaxLimit = 50;

/** `points.listEntries`: the caller's entries, newest first, `limit` (default 20) at a time. */
export const listEntriesRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/)))),
  limit: v.optional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(listEntriesMaxLimit)),
  ),
  filter: v.optional(v.picklist(['all', 'earned', 'used'])),
});

export interface ListEntriesReply {
  readonly entries: readonly LedgerEntry[];
  /** Give it back to get the next page; null after the last. */
  readonly nextCursor: string | null;
}

/**
 * `points.grant` (jobs function, for operators; callers with a user's identity are refused): gives
 * points to the member behind an openid, who is registered if new.
 *
 * Errors: `request.key_reused` when the requestId stands for another grant.
 */
export const grantPointsRequest = v.strictObject({
  openid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  points: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(1),
    v.maxValue(10_000_000),
    v.transform(toPoints),
  ),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

export interface GrantPointsReply {
  readonly memberId: MemberId;
  readonly entryId: string;
  readonly availablePoints: Points;
}
