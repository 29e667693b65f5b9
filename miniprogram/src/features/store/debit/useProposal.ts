import { useState } from 'react';
import type { RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { DebitView } from '#shared/store/debit/contract';
import { callCloud } from '../../../platform/cloud';
import { noteCloudTime } from '../../../platform/cloudclock';
import { signalSuccess } from '../../../platform/signal';
import { useEvery } from '../../../platform/useEvery';
import { useWrite } from '../../../platform/useWrite';

const everyMs = 2000;

/**
 * A question to the member, and the wait for the answer. It never waits in a queue. `onEnded` hears that
 * the answer is there.
 */
export function useProposal(onEnded: () => void) {
  const { busy, run } = useWrite('store.proposeDebit');
  const withdrawal = useWrite('store.withdrawDebit');
  const [debit, setDebit] = useState<DebitView | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  /** The answer could not be asked for just now. */
  const [isCutOff, setIsCutOff] = useState(false);

  const hear = (heard: DebitView) => {
    setDebit(heard);
    if (heard.state === 'proposed') return;
    if (heard.state === 'confirmed') signalSuccess();
    onEnded();
  };

  const propose = async (data: RequestOf<'store.proposeDebit'>) => {
    setError(null);
    const reply = await run(data);
    if (reply === null) return;
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    if (reply.data.state === 'proposed') noteCloudTime(reply.data.proposedAtMs);
    hear(reply.data);
  };

  const ask = async (debitId: string) => {
    const reply = await callCloud('store.getDebit', { debitId });
    setIsCutOff(!reply.ok);
    if (reply.ok && reply.data.state !== 'proposed') hear(reply.data);
  };
  const withdraw = async (debitId: string) => {
    setError(null);
    const reply = await withdrawal.run({ debitId });
    if (reply?.ok) hear(reply.data);
    // The member was quicker: what the answer was is asked for at once.
    else if (reply?.error.code.startsWith('store.debit_')) await ask(debitId);
    else if (reply) setError(reply.error);
  };
  const isWaiting = debit?.state === 'proposed';
  useEvery(everyMs, isWaiting, () => {
    if (debit !== null) void ask(debit.debitId);
  });

  return {
    debit,
    busy,
    error,
    propose,
    waiting: {
      isCutOff,
      withdrawing: withdrawal.busy,
      error,
      onWithdraw: () => {
        if (debit !== null) void withdraw(debit.debitId);
      },
    },
    restart: () => {
      setDebit(null);
      setError(null);
    },
  };
}
