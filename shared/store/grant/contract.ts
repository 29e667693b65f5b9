import * as v from 'valibot';
import type { Action } from '../../action';
import { toPoints, type Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import { reasonSchema, scanIdSchema, type OwnAccount, type ScanNotValid } from '../till/contract';
import type { GrantState } from './model';

/**
 * `store.grantPoints`: gives points by hand. Above what the person may give alone on a date it waits
 * for another's word.
 *
 * Errors: {@link GrantPointsRefusal}.
 */
export const grantPointsRequest = v.strictObject({
  scanId: scanIdSchema,
  points: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(1),
    v.maxValue(10_000_000),
    v.transform(toPoints),
  ),
  reason: reasonSchema,
});

export interface GrantReply {
  readonly entryId: string;
  readonly state: GrantState;
  /** None while it waits. */
  readonly pointsAwarded: Points;
  /** Until then the second word may be given; null where none is needed. */
  readonly expiresAtMs: number | null;
}

/** More than the person may give today, even with another's word. */
export type GrantLimit = Refusal<'store.grant_limit'> & { readonly leftPoints: Points };

export type GrantPointsRefusal = ScanNotValid | OwnAccount | GrantLimit;

export interface GrantActions {
  'store.grantPoints': Action<'store', typeof grantPointsRequest, GrantReply, GrantPointsRefusal>;
}
