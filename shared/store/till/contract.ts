import * as v from 'valibot';
import type { Action } from '../../action';
import { storeIdSchema, text, whole } from '../../fields';
import { toFen, toPoints, type Fen, type Points } from '../../kernel/amounts';
import type { BusinessDate, DayBoundary } from '../../kernel/businessdate';
import type { Refusal } from '../../kernel/result';
import type { EarnedToday } from '../../points/model';
import type { CashRules, EarningRules, Ratio } from '../../rules/model';
import type { TierCode } from '../../tier/model';
import type { StoreRules } from './model';

/** The body of a store rule version, as published. */
export const storeRulesSchema = v.strictObject({
  purchase: v.strictObject({
    unusualTimes: whole(2, 1000),
    unusualFromFen: v.pipe(whole(1, 100_000_000), v.transform(toFen)),
    queueHours: whole(1, 72),
  }),
  undo: v.strictObject({
    clerkMinutes: whole(0, 1440),
    managerDays: whole(1, 365),
    mostPerDay: whole(1, 1000),
    // Versions published before late undos had a limit have none of their own.
    freeFen: v.optional(v.pipe(whole(0, 100_000_000), v.transform(toFen)), 100_000),
    mostFen: v.optional(v.pipe(whole(0, 1_000_000_000), v.transform(toFen)), 2_000_000),
  }),
  debit: v.strictObject({
    answerSeconds: whole(30, 600),
    freeFen: v.pipe(whole(0, 100_000), v.transform(toFen)),
  }),
  claim: v.strictObject({ days: whole(1, 30), triesPerDay: whole(1, 50) }),
  grant: v.strictObject({
    freePoints: v.pipe(whole(0, 1_000_000), v.transform(toPoints)),
    mostPoints: v.pipe(whole(0, 10_000_000), v.transform(toPoints)),
    approvalHours: whole(1, 336),
  }),
});

/** A scan session, as `store.scan` gave it. */
export const scanIdSchema = v.pipe(v.string(), v.regex(/^[\w.:-]{1,140}$/));

/** Why something is done that a colleague may ask about. */
export const reasonSchema = text(1, 100);

/** Not this person's scan, not of this store, not of a member, or too long ago. */
export type ScanNotValid = Refusal<'store.scan_not_valid'>;

/** Staff do not serve their own account: somebody else has to. */
export type OwnAccount = Refusal<'store.own_account'>;

/** Points are proposed for this bill and the member has not answered: until then at the latest. */
export type DebitOpen = Refusal<'store.debit_open'> & { readonly expiresAtMs: number };

/**
 * `store.getTill`: what the screen needs to show points before they are recorded, with the cloud's
 * own functions (`decideEarning`, `bestCashOffer`, `findUnusualBill`). With `scanId`, the facts of
 * that member, too.
 *
 * Errors: `store.scan_not_valid`.
 */
export const getTillRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  scanId: v.optional(scanIdSchema),
});

export interface GetTillReply {
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly dayBoundary: DayBoundary;
  /** Null while purchases earn nothing. */
  readonly earning: EarningRules | null;
  /** Null while points are not taken for money. */
  readonly cash: CashRules | null;
  readonly rules: StoreRules;
  /** The middle one of the store's last bills; null while there are too few. */
  readonly usualFen: Fen | null;
  /** Null without a scan. */
  readonly member: {
    readonly availablePoints: Points;
    readonly pendingPoints: Points;
    readonly earnedToday: EarnedToday | null;
    /** What the member's tier multiplies purchases by. */
    readonly tierTimes: Ratio;
    /** Tiers above what growth has earned, the next first; empty for who may give none. */
    readonly givableTiers: readonly { readonly code: TierCode; readonly name: string }[];
  } | null;
}

export type GetTillRefusal = ScanNotValid | OwnAccount;

export interface TillActions {
  'store.getTill': Action<'store', typeof getTillRequest, GetTillReply, GetTillRefusal>;
}
