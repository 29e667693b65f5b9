import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { newRequestId } from '../../../platform/cloud';
import { toCloudMs } from '../../../platform/cloudclock';
import { signalSuccess } from '../../../platform/signal';
import { currentOutbox } from '../queue/outbox';
import type { Queued, Settled, Unsent } from '../queue/unsent';

/** One bill on its way through the outbox, and what came of it. `onSent` hears that it stands. */
export function useRecording(onSent?: () => void) {
  const [busy, setBusy] = useState(false);
  const [settled, setSettled] = useState<Exclude<Settled, { is: 'refused' }> | null>(null);
  const [error, setError] = useState<Refusal | null>(null);

  const record = async <Name extends Queued>(
    action: Name,
    data: Extract<Unsent, { action: Name }>['data'],
    memberName: string,
  ) => {
    setBusy(true);
    setError(null);
    const queuedAtMs = Date.now();
    const requestId = await newRequestId();
    const outbox = currentOutbox();
    const unsent = {
      requestId,
      action,
      data: { ...data, recordedAtMs: toCloudMs(queuedAtMs) },
      memberName,
      queuedAtMs,
      refusal: null,
    } as Unsent;
    const outcome = await outbox.record(unsent);
    setBusy(false);
    if (outcome.is === 'refused') {
      // The person is here to answer for it; nothing is left for later.
      outbox.discard(requestId);
      setError(outcome.error);
      return;
    }
    if (outcome.is === 'sent') {
      signalSuccess();
      onSent?.();
    }
    setSettled(outcome);
  };
  return { busy, settled, error, record, forget: () => setError(null) };
}
