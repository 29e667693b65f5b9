import * as v from 'valibot';
import type { Action } from '../../action';
import type { Refusal } from '../../kernel/result';
import { storeIdSchema } from '../../fields';
import type { CollectRefusal } from '../../order/rules';

/**
 * `store.verifyPickup`: hands out what a voucher stands for, of the mall or of a group-buy, once.
 *
 * Errors: {@link VerifyPickupRefusal}; `order.already_collected` says by whom, when and where.
 */
export const verifyPickupRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  /** As scanned or typed; case, spaces and dashes do not matter. */
  code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
});

export interface VerifyPickupReply {
  readonly orderId: string;
  readonly kind: 'mall' | 'groupbuy';
  readonly title: string;
  /** Null where there is none. */
  readonly picture: string | null;
  readonly quantity: number;
  readonly collectedAtMs: number;
}

/**
 * `order.already_collected` carries `staffName` and `storeName`, too. A member code hands nothing out,
 * and its member is told; vouchers that nobody has count as guesses, as in `store.scan`.
 */
export type VerifyPickupRefusal =
  CollectRefusal | Refusal<'code.wrong_purpose'> | Refusal<'code.locked_out'>;

export interface PickupActions {
  'store.verifyPickup': Action<
    'store',
    typeof verifyPickupRequest,
    VerifyPickupReply,
    VerifyPickupRefusal
  >;
}
