import * as v from 'valibot';
import type { Refusal } from '../../kernel/result';
import { storeIdSchema } from '../till/contract';

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
  readonly picture: string;
  readonly quantity: number;
  readonly collectedAtMs: number;
}

export type VerifyPickupRefusal =
  | Refusal<'order.voucher_not_found'>
  | Refusal<'order.wrong_store'>
  | Refusal<'order.already_collected'>
  | Refusal<'order.not_ready'>;
