import * as v from 'valibot';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { PaidFacts, RefundFacts } from '#shared/payment/rules';
import type { Call } from '../../../_kit/action';
import type { HttpEvent } from '../../../_kit/http';
import type { MerchantAccount } from '../../../_kit/wechatpay';
import { certificatesOf } from './client';
import { readPaidFacts, readRefundFacts, toValue } from './facts';
import { findSignatureFault, type SignatureFault } from './platformkeys';
import { unseal } from './signing';

/** What WeChat reports, under the id it is delivered with however often. */
export type Notification =
  | { readonly id: string; readonly about: 'payment'; readonly facts: PaidFacts }
  | { readonly id: string; readonly about: 'refund'; readonly facts: RefundFacts };

export type NotificationRefusal = Refusal<
  SignatureFault | 'payment.malformed' | 'payment.wrong_seal' | 'payment.unknown_event'
>;

const envelope = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  event_type: v.string(),
  resource: v.object({
    algorithm: v.literal('AEAD_AES_256_GCM'),
    ciphertext: v.pipe(v.string(), v.maxLength(60_000)),
    nonce: v.string(),
    associated_data: v.optional(v.string(), ''),
  }),
});

/**
 * Reads a notification. Nothing of it counts before the signature over the body as it came is WeChat's.
 */
export async function readNotification(
  call: Call,
  account: MerchantAccount,
  { headers, body }: HttpEvent,
): Promise<Result<Notification, NotificationRefusal>> {
  const certificates = (): ReturnType<typeof certificatesOf> => certificatesOf(call, account);
  const fault = await findSignatureFault(call, account, { headers, body }, certificates);
  if (fault !== null) return refuse({ code: fault });
  const read = v.safeParse(envelope, toValue(body));
  if (!read.success) return refuse({ code: 'payment.malformed' });
  const { id, event_type: event, resource } = read.output;
  const text = unseal(resource, account.apiV3Key);
  if (text === null) return refuse({ code: 'payment.wrong_seal' });
  if (event === 'TRANSACTION.SUCCESS') {
    const facts = readPaidFacts(text);
    if (facts) return accept({ id, about: 'payment', facts });
    return refuse({ code: 'payment.malformed' });
  }
  if (event.startsWith('REFUND.')) {
    const facts = readRefundFacts(text);
    if (facts) return accept({ id, about: 'refund', facts });
    return refuse({ code: 'payment.malformed' });
  }
  return refuse({ code: 'payment.unknown_event' });
}
