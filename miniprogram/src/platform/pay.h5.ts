import type { PaymentSheet } from '#shared/payment/contract';
import type { PayOutcome } from './payoutcome';
import { sessionToken } from './session.h5';

const outcomes: Readonly<Partial<Record<string, PayOutcome>>> = {
  ok: 'paid',
  cancelled: 'cancelled',
  failed: 'failed',
  expired: 'expired',
};

/**
 * A browser has no such sheet: the app shows one of its own, and the local cloud's stand-in for WeChat
 * hears what the person chose.
 */
export async function choosePayment(
  { prepayId }: PaymentSheet,
  choice: 'pay' | 'cancel' | 'fail',
): Promise<PayOutcome> {
  try {
    const response = await fetch('./wechat/pay', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionToken() ?? ''}`,
      },
      body: JSON.stringify({ prepayId, outcome: choice }),
    });
    const { result = '' } = (await response.json()) as { result?: string };
    return outcomes[result] ?? 'failed';
  } catch (cause) {
    console.info('the local cloud did not answer', cause);
    return 'unknown';
  }
}
