import * as v from 'valibot';
import type { Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import { reasonSchema } from '../till/contract';

/**
 * `store.undo`: takes back a purchase, a use of points or a gift, exactly. The clerk's own for some
 * minutes; a manager's, of anyone in the store, for some days.
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
  /** What the member gained (a use undone) or lost (a purchase undone), debt included. */
  readonly netPoints: Points;
}

export type UndoRefusal =
  | Refusal<'store.entry_not_found'>
  /** The clerk's minutes are over: a manager can. */
  | (Refusal<'store.undo_by_manager'> & { readonly untilMs: number })
  /** The manager's days are over, too. */
  | (Refusal<'store.undo_too_late'> & { readonly untilMs: number })
  | (Refusal<'store.undo_limit'> & { readonly mostPerDay: number })
  | (Refusal<'store.already_undone'> & { readonly staffName: string; readonly atMs: number });
