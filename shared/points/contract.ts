import * as v from 'valibot';
import { toPoints, type Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import type { Refusal } from '../kernel/result';
import type { LedgerEntry, Lot, PendingEarn } from './model';
import type { ReversesTooMuch } from './rules';

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
  /** What expires next and when (the last day it can be spent); null when nothing does. */
  readonly nextExpiry: { readonly expiresOn: BusinessDate; readonly points: Points } | null;
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

/** `points.getHoldings`: where the caller's points lie: what expires when, what is on its way. */
export const getHoldingsRequest = v.strictObject({});

export interface GetHoldingsReply extends GetAccountReply {
  /** Soonest to expire first; null never does. */
  readonly lots: readonly Lot[];
  readonly pending: readonly PendingEarn[];
  readonly holds: readonly { readonly points: Points; readonly untilMs: number }[];
}

/** How many entries one page of an export carries: well inside the reply limit of the platform. */
export const exportPageLimit = 500;

/** `points.exportEntries`: the caller's whole statement, oldest first, a page at a time. */
export const exportEntriesRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/)))),
});

export interface ExportEntriesReply {
  readonly memberId: MemberId;
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** The balance after the last entry of this page. */
  readonly availablePoints: Points;
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

/**
 * `points.adjust` (jobs function, for operators): corrects a member's points up or down, with a
 * reason and the name of who decided it.
 *
 * Errors: `points.insufficient` when fewer are available than are taken; `request.key_reused`.
 */
export const adjustPointsRequest = v.strictObject({
  openid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  deltaPoints: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(-10_000_000),
    v.maxValue(10_000_000),
    v.notValue(0),
    v.transform(toPoints),
  ),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  operator: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
});

/**
 * `points.reverse` (jobs function, for operators): undoes all or a part of what an entry gave or
 * took. `reversalId` names the refund: repeated, it is answered as the first time.
 *
 * Errors: `points.entry_not_found`; `points.reverse_exceeds`; `request.key_reused`.
 */
export const reversePointsRequest = v.strictObject({
  entryId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  points: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(toPoints)),
  reversalId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

export interface ReversePointsReply {
  readonly entryId: string;
  /** What the member gained (after a spend) or lost (after an earn), debt included. */
  readonly netPoints: Points;
  readonly availablePoints: Points;
}

export type ReversePointsRefusal = Refusal<'points.entry_not_found'> | ReversesTooMuch;
