import * as v from 'valibot';
import type { Action } from '../../action';
import type { Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { Lot, PendingEarn } from '../model';

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

/** `points.getHoldings`: where the caller's points lie: what expires when, what is on its way. */
export const getHoldingsRequest = v.strictObject({});

export interface GetHoldingsReply extends GetAccountReply {
  /** Soonest to expire first; null never does. */
  readonly lots: readonly Lot[];
  readonly pending: readonly PendingEarn[];
  readonly holds: readonly { readonly points: Points; readonly untilMs: number }[];
}

export interface BalanceActions {
  'points.getAccount': Action<'member', typeof getAccountRequest, GetAccountReply>;
  'points.getHoldings': Action<'member', typeof getHoldingsRequest, GetHoldingsReply>;
}
