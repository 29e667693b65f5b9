import * as v from 'valibot';
import type { Action } from '../../action';
import type { Fen, Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import { reasonSchema, type OwnAccount } from '../till/contract';

/**
 * `store.undo`: takes back a purchase, a use of points or a gift, exactly. The clerk's own for some
 * minutes; a manager's, of anyone in the store, for some days, much of it with another's word only.
 *
 * Errors: {@link UndoRefusal}.
 */
export const undoRequest = v.strictObject({
  /** As `store.recordPurchase`, `store.recordBill`, a confirmed debit or `store.grantPoints` gave it. */
  entryId: v.pipe(v.string(), v.regex(/^(?:bill|capture|grant):[\w.:#-]{1,250}$/)),
  reason: reasonSchema,
});

export interface UndoReply {
  readonly entryId: string;
  /** `waiting` for another's word: nothing has been taken back. */
  readonly state: 'undone' | 'waiting';
  /** Until then the word may be given; null where none is needed. */
  readonly expiresAtMs: number | null;
  /** What the member gained (a use undone) or lost (a purchase undone), debt included. */
  readonly netPoints: Points;
}

export type UndoRefusal =
  | Refusal<'store.entry_not_found'>
  | OwnAccount
  /** The clerk's minutes are over: a manager can. */
  | (Refusal<'store.undo_by_manager'> & { readonly untilMs: number })
  /** The manager's days are over, too. */
  | (Refusal<'store.undo_too_late'> & { readonly untilMs: number })
  | (Refusal<'store.undo_limit'> & { readonly mostPerDay: number })
  /** More than the person may take back late today, even with another's word. */
  | (Refusal<'store.undo_sum_limit'> & { readonly leftFen: Fen })
  /** Asked for already, and waiting for another's word. */
  | (Refusal<'store.undo_waiting'> & {
      readonly staffName: string;
      readonly expiresAtMs: number;
    })
  | (Refusal<'store.already_undone'> & { readonly staffName: string; readonly atMs: number });

export interface UndoActions {
  'store.undo': Action<'store', typeof undoRequest, UndoReply, UndoRefusal>;
}
