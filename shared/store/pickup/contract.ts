import * as v from 'valibot';
import type { Action } from '../../action';
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

/** `order.already_collected` carries `staffName` and `storeName`, too. */
export type VerifyPickupRefusal = CollectRefusal;

export interface PickupActions {
  'store.verifyPickup': Action<
    'store',
    typeof verifyPickupRequest,
    VerifyPickupReply,
    VerifyPickupRefusal
  >;
}
