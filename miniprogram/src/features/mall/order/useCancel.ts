import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { OrderId } from '#shared/kernel/ids';
import { useWrite } from '../../../platform/useWrite';

/** Giving up an order: asked first, then done once. `onChanged`: the order is not what it was. */
export function useCancel(orderId: OrderId, onChanged: () => void) {
  const { busy, run } = useWrite('mall.cancelOrder');
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);

  const show = (asking: boolean) => {
    if (busy) return;
    setIsAsking(asking);
    setError(null);
  };
  const confirm = async () => {
    const reply = await run({ orderId });
    if (reply === null) return;
    if (reply.ok) setIsAsking(false);
    else setError(reply.error);
    if (reply.ok || reply.error.code.startsWith('mall.')) onChanged();
  };
  return { isAsking, busy, error, ask: () => show(true), close: () => show(false), confirm };
}
