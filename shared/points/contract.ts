import * as v from 'valibot';
import type { Action } from '../action';
import { openidSchema, text } from '../fields';
import { toPoints, type Points } from '../kernel/amounts';
import { parseBusinessDate, type BusinessDate } from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import type { Refusal } from '../kernel/result';
import { importRowsMax, importedPointsMax, isExternalId, isImportName } from './importlimits';
import type { LedgerEntry, Lot, PendingEarn } from './model';
import type { NotEnough, ReversesTooMuch } from './rules';

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
  openid: openidSchema,
  points: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(1),
    v.maxValue(10_000_000),
    v.transform(toPoints),
  ),
  reason: text(1, 200),
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
  openid: openidSchema,
  deltaPoints: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(-10_000_000),
    v.maxValue(10_000_000),
    v.notValue(0),
    v.transform(toPoints),
  ),
  reason: text(1, 200),
  operator: text(1, 64),
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
  reason: text(1, 200),
});

export interface ReversePointsReply {
  readonly entryId: string;
  /** What the member gained (after a spend) or lost (after an earn), debt included. */
  readonly netPoints: Points;
  readonly availablePoints: Points;
}

export type ReversePointsRefusal = Refusal<'points.entry_not_found'> | ReversesTooMuch;

/**
 * `points.import` (jobs function, for operators): brings over what members held in another system, up
 * to {@link importRowsMax} rows a call; people who are new here are registered.
 *
 * A row happens once for its import's name and its member's number there, however often it is sent;
 * rows are answered one by one, and one that is refused leaves the others alone.
 * Source: docs/domain/import.md.
 */
export const importPointsRequest = v.strictObject({
  /** Names the import as a whole: two systems may use the same numbers. */
  importName: v.pipe(v.string(), v.check(isImportName, 'letters, digits, . _ # -')),
  operator: text(1, 64),
  rows: v.pipe(
    v.array(
      v.strictObject({
        externalId: v.pipe(v.string(), v.check(isExternalId, 'letters, digits, . _ # -')),
        openid: v.optional(openidSchema),
        /** Taken and not kept: members are not known by phone yet. */
        phone: v.optional(v.pipe(v.string(), v.maxLength(32))),
        points: v.pipe(
          v.number(),
          v.safeInteger(),
          v.minValue(1),
          v.maxValue(importedPointsMax),
          v.transform(toPoints),
        ),
        /** Last day the points can be used; null or absent where the shop's rule decides. */
        expiresOn: v.optional(
          v.nullable(
            v.pipe(
              v.string(),
              v.check((text) => parseBusinessDate(text) !== null, 'a real date'),
              v.transform((text) => text as BusinessDate),
            ),
          ),
        ),
        /** Taken and not kept: there are no tiers yet. */
        growth: v.optional(v.pipe(v.number(), v.safeInteger())),
      }),
    ),
    v.minLength(1),
    v.maxLength(importRowsMax),
    v.check(
      (rows) => new Set(rows.map(({ externalId }) => externalId)).size === rows.length,
      'a number twice',
    ),
  ),
});

/** What came of one row; the codes of a refused one are those of {@link ImportRowRefusal}. */
export type ImportedRow = { readonly externalId: string } & (
  | {
      /** `standing` when an earlier call brought it over. */
      readonly outcome: 'imported' | 'standing';
      readonly memberId: MemberId;
      readonly entryId: string;
    }
  | { readonly outcome: 'refused'; readonly code: ImportRowRefusal['code'] }
);

/**
 * `points.import_unidentified`: no openid, so nobody could ever claim the points.
 * `points.import_expired`: they would be gone at once. `request.key_reused`: the row was brought over
 * with other points or another date. `request.busy`: nothing was written, send it again.
 */
export type ImportRowRefusal =
  | Refusal<'points.import_unidentified'>
  | Refusal<'points.import_expired'>
  | Refusal<'request.key_reused'>
  | Refusal<'request.busy'>;

export interface ImportPointsReply {
  /** In the order of the rows. */
  readonly rows: readonly ImportedRow[];
}

export interface PointsActions {
  'points.getAccount': Action<'member', typeof getAccountRequest, GetAccountReply>;
  'points.listEntries': Action<'member', typeof listEntriesRequest, ListEntriesReply>;
  'points.getHoldings': Action<'member', typeof getHoldingsRequest, GetHoldingsReply>;
  'points.exportEntries': Action<'member', typeof exportEntriesRequest, ExportEntriesReply>;
  'points.adjust': Action<'jobs', typeof adjustPointsRequest, GrantPointsReply, NotEnough>;
  'points.reverse': Action<
    'jobs',
    typeof reversePointsRequest,
    ReversePointsReply,
    ReversePointsRefusal
  >;
  'points.import': Action<'jobs', typeof importPointsRequest, ImportPointsReply>;
  'points.grant': Action<'jobs', typeof grantPointsRequest, GrantPointsReply>;
}
