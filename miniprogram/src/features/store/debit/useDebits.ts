import { useRef, useState } from 'react';
import type { DebitView } from '#shared/store/debit/contract';
import { callCloud } from '../../../platform/cloud';
import { useEvery } from '../../../platform/useEvery';
import { mayBeAsked } from './maybeasked';

const everyMs = 3000;

/** What waits for the member's word, asked while the page is in front and a till may be waiting. */
export function useDebits(isShown: boolean) {
  const [asked, setAsked] = useState<DebitView | null>(null);
  const dealtWith = useRef(new Set<string>());

  const ask = async () => {
    if (!mayBeAsked()) return;
    const reply = await callCloud('store.listDebits', {});
    if (!reply.ok) return;
    const waiting = reply.data.debits.find(({ debitId }) => !dealtWith.current.has(debitId));
    setAsked((before) => before ?? waiting ?? null);
  };
  useEvery(everyMs, isShown, () => void ask());

  const close = () => {
    if (asked !== null) dealtWith.current.add(asked.debitId);
    setAsked(null);
  };
  return { asked, close };
}
