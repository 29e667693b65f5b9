import * as v from 'valibot';
import type { Action } from '../../action';
import { openidSchema, text } from '../../fields';
import { toPoints, type Points } from '../../kernel/amounts';
import type { MemberId } from '../../kernel/ids';
import type { Refusal } from '../../kernel/result';
import type { ReversesTooMuch } from '../reversal';
import type { NotEnough } from '../rules';

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

export interface PointsOperatorActions {
  'points.grant': Action<'jobs', typeof grantPointsRequest, GrantPointsReply>;
  'points.adjust': Action<'jobs', typeof adjustPointsRequest, GrantPointsReply, NotEnough>;
  'points.reverse': Action<
    'jobs',
    typeof reversePointsRequest,
    ReversePointsReply,
    ReversePointsRefusal
  >;
}
