import * as v from 'valibot';
import type { Action } from '../../action';
import type { Points } from '../../kernel/amounts';
import type { MemberId } from '../../kernel/ids';
import type { LedgerEntry } from '../model';

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

export interface EntryActions {
  'points.listEntries': Action<'member', typeof listEntriesRequest, ListEntriesReply>;
  'points.exportEntries': Action<'member', typeof exportEntriesRequest, ExportEntriesReply>;
}
