import { useState } from 'react';
import type { OrderId } from '#shared/kernel/ids';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { usePayment, type PaymentStatus } from '../../../features/payment/usePayment';
import { useWrite } from '../../../platform/useWrite';

/** Paying for an order that waits for its money. `onChanged`: it may not be what it was. */
export function usePayOrder(orderId: OrderId, onChanged: () => void) {
  const asking = useWrite('mall.payOrder');
  const payment = usePayment(onChanged);
  const [error, setError] = useState<Refusal | null>(null);
  const pay = async () => {
    const reply = await asking.run({ orderId });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) payment.open(reply.data.payment);
    else onChanged();
  };
  return {
    payment,
    pay,
    isPaying: asking.busy || payment.status === 'checking',
    /** How the last try ended, or why it could not begin. */
    said: error === null ? wordsOf(payment.status) : copy.refusalText(error),
  };
}

function wordsOf(status: PaymentStatus): string {
  const { cancelled, failed, expired, unknown } = copy.payment;
  const sentences: Readonly<Partial<Record<string, string>>> = {
    ...{ cancelled, failed, expired, unknown },
  };
  return sentences[status] ?? '';
}
