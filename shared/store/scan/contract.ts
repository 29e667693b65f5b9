import * as v from 'valibot';
import type { Action } from '../../action';
import { storeIdSchema } from '../../fields';
import type { Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { StaffRefusal } from '../staff/contract/self';

/**
 * `store.scan` (clerk, manager): what stands behind a member code (token or digits) or a pick-up
 * voucher. A member code is used up by it. The reply's `scanId` is what recording a purchase or
 * proposing points for cash refers to; it is bound to the person and the store.
 *
 * Errors: {@link ScanRefusal}.
 * - `code.not_found` nobody issued this: counted, and too many lock this person out: `code.locked_out`
 *   (`untilMs`). `code.mistyped`: digits whose last does not fit; not counted.
 * - `code.expired`, `code.already_used` (by whom when it was the same person), `code.rotated` (the
 *   phone shows a newer one), `code.not_yet_valid`: the member is told. `code.wrong_purpose`:
 *   a code of this shop that does something else.
 * - `code.own` staff cannot serve themselves.
 */
export const scanRequest = v.strictObject({
  /** What the camera read, or the digits as typed, spaces allowed. */
  code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(128)),
  /** Where the person stands; the first of their stores when left out. */
  storeId: v.optional(storeIdSchema),
});

/** Something ordered that waits to be handed out. */
export interface WaitingOrder {
  readonly orderId: string;
  readonly kind: 'mall' | 'groupbuy';
  readonly title: string;
  readonly quantity: number;
  readonly collectByMs: number | null;
  /** Whether it may be handed out in this store. */
  readonly isHere: boolean;
}

/** A member as staff see one: enough to greet and to serve, no more. */
export interface MemberCard {
  /** First character and stars; empty for who gave no name. */
  readonly nameMasked: string;
  /** `138****1234`; null while no phone is bound. */
  readonly phoneMasked: string | null;
  readonly avatar: string;
  /** Whether the birthday is today or within a week; the day itself is not told. */
  readonly birthday: 'today' | 'soon' | null;
  readonly availablePoints: Points;
  readonly pendingPoints: Points;
  readonly heldPoints: Points;
  /** Null while the shop has no tiers. */
  readonly tier: { readonly name: string; readonly step: number; readonly steps: number } | null;
  readonly joinedAtMs: number;
  /** The newest purchase; null before the first. */
  readonly lastVisit: { readonly storeName: string; readonly atMs: number } | null;
  readonly waitingOrders: readonly WaitingOrder[];
}

/** An order as scanned by its voucher. */
export interface ScannedOrder {
  readonly orderId: string;
  readonly kind: 'mall' | 'groupbuy';
  readonly title: string;
  readonly quantity: number;
  readonly state: string;
  /** Whether it can be handed out here and now. */
  readonly canCollect: boolean;
  /** When it was handed out before: by whom, where, when. */
  readonly collected: {
    readonly staffName: string;
    readonly storeName: string;
    readonly atMs: number;
  } | null;
}

export interface ScanReply {
  readonly scanId: string;
  readonly kind: 'member' | 'order';
  readonly storeId: string;
  readonly expiresAtMs: number;
  readonly member: MemberCard;
  /** Only with kind `order`. */
  readonly order: ScannedOrder | null;
}

export type CodeRefusal =
  | Refusal<'code.not_found'>
  | Refusal<'code.mistyped'>
  | Refusal<'code.locked_out'>
  | Refusal<'code.expired'>
  | Refusal<'code.already_used'>
  | Refusal<'code.rotated'>
  | Refusal<'code.not_yet_valid'>
  | Refusal<'code.wrong_purpose'>
  | Refusal<'code.own'>;

export type ScanRefusal = StaffRefusal | CodeRefusal;

export interface ScanActions {
  'store.scan': Action<'store', typeof scanRequest, ScanReply, ScanRefusal>;
}
