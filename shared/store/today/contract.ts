import * as v from 'valibot';
import type { Action } from '../../action';
import { businessDateSchema, storeIdSchema } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';

/** `store.getToday`: the caller's own day; for who may see it the store's as well. */
export const getTodayRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  /** Another day than today, to look something up, and to take it back while that may be done. */
  businessDate: v.optional(businessDateSchema),
  /** `nextCursor` of the page before. */
  cursor: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^\d{1,15}:(?:bill|capture|grant):[\w.:#-]{1,250}$/))),
  ),
});

/** One thing done at the counter. */
export interface TodayLine {
  readonly kind: 'purchase' | 'bill' | 'debit' | 'grant';
  /** For `store.undo`. */
  readonly entryId: string;
  readonly state: string;
  readonly billNumber: string | null;
  readonly amountFen: Fen | null;
  /** Gained by the member when positive, used when negative; null while on its way. */
  readonly points: Points | null;
  readonly atMs: number;
  /** Until then the caller may undo it; null when it can no longer, or need not, be undone. */
  readonly undoUntilMs: number | null;
  /** Who has asked for it to be taken back and waits for another's word; told to who sees the store. */
  readonly undoAsked: { readonly staffName: string; readonly expiresAtMs: number } | null;
}

/** What happened at the counter on the date. */
export interface CounterFigures {
  /** Bills with a member, bills without, and what they came to. */
  readonly linkedBills: number;
  readonly unlinkedBills: number;
  readonly billsFen: Fen;
  readonly pointsIssued: Points;
  readonly pointsUsed: Points;
  readonly undone: number;
}

export interface GetTodayReply {
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  /** The date of now, which the one that is shown may not be. */
  readonly today: BusinessDate;
  /** The first date of which a manager may still take something back. */
  readonly earliest: BusinessDate;
  /** The caller's own. */
  readonly own: CounterFigures;
  /** A page of the caller's, newest first; empty for who gets the store's. */
  readonly log: readonly TodayLine[];
  /** The store's; null for who is not a manager. */
  readonly store: StoreToday | null;
  /** For the next page of the store's log, or of the caller's own where there is no other. */
  readonly nextCursor: string | null;
}

export interface StoreToday extends CounterFigures {
  readonly joins: number;
  /** What stands open now, whichever day is looked at. */
  readonly toHandOut: number;
  readonly approvalsWaiting: number;
  /** A page of everyone's in the store, newest first. */
  readonly log: readonly (TodayLine & { readonly staffName: string })[];
}

export interface TodayActions {
  'store.getToday': Action<'store', typeof getTodayRequest, GetTodayReply>;
}
