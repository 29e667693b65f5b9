import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { DebitView } from '#shared/store/debit/contract';
import { useWrite } from '../../../platform/useWrite';

/** The member's word on one debit. `onConfirmed` hears when points have been used. */
export function useDebitAnswer(asked: DebitView, onConfirmed: () => void) {
  const [debit, setDebit] = useState(asked);
  const [error, setError] = useState<Refusal | null>(null);
  const confirmation = useWrite('store.confirmDebit');
  const refusal = useWrite('store.declineDebit');

  const answer = async (write: typeof confirmation | typeof refusal) => {
    const reply = await write.run({ debitId: asked.debitId });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setDebit(reply.data);
    if (reply.data.state === 'confirmed') onConfirmed();
  };
  return {
    debit,
    error,
    confirming: confirmation.busy,
    declining: refusal.busy,
    confirm: () => void answer(confirmation),
    decline: () => void answer(refusal),
  };
}
