import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { GetItemReply } from '#shared/mall/contract/items';
import type { RedeemReply } from '#shared/mall/contract/redeem';
import type { PaymentSheet } from '#shared/payment/contract';
import { useWrite } from '../../../platform/useWrite';
import { draftFaults, newDraft, requestOf, type RedeemDraft } from './redeemdraft';

/**
 * What the member is about to redeem, and the request that does it. `onUnpaid`: the order stands and
 * waits for its money.
 */
export function useRedeem(
  item: GetItemReply,
  { onOutdated, onUnpaid }: { onOutdated: () => void; onUnpaid: (payment: PaymentSheet) => void },
) {
  const { busy, run } = useWrite('mall.redeem');
  const [draft, setDraft] = useState<RedeemDraft>(() => newDraft(item));
  const [error, setError] = useState<Refusal | null>(null);
  const [done, setDone] = useState<RedeemReply | null>(null);
  /** Nobody is told that a field is empty before they have tried. */
  const [hasTried, setHasTried] = useState(false);
  const faults = draftFaults(draft);

  const change = (changes: Partial<RedeemDraft>) => {
    setDraft((before) => ({ ...before, ...changes }));
    setError(null);
  };
  const confirm = async () => {
    setHasTried(true);
    if (Object.keys(faults).length > 0) return;
    const reply = await run(requestOf(item, draft));
    if (reply === null) return;
    if (reply.ok) {
      setDone(reply.data);
      setError(null);
      if (reply.data.payment !== null) onUnpaid(reply.data.payment);
      return;
    }
    setError(reply.error);
    if (isRefused(reply.error)) onOutdated();
  };
  return { draft, change, faults: hasTried ? faults : {}, busy, error, done, confirm };
}

/** Asking again would be answered the same: what is shown is older than what the cloud knows. */
export function isRefused({ code }: Refusal): boolean {
  return code.startsWith('mall.') || code.startsWith('points.');
}
