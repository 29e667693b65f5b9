import { useRef, useState } from 'react';
import type { DebitView } from '#shared/store/debit/contract';
import { callCloud } from '../../../platform/cloud';
import { useEvery } from '../../../platform/useEvery';
import { mayBeAsked } from './maybeasked';

const everyMs = 3000;

/** What waits for the member's word, asked while the page is in front and a till may be waiting. */
export function useDebits(isShown: boolean) {
  const [asked, setAsked] = useState<DebitView | null>(null);
  /** Given up by the till, or answered on another phone. */
  const [isGone, setIsGone] = useState(false);
  const dealtWith = useRef(new Set<string>());

  const ask = async () => {
    if (!mayBeAsked()) return;
    const reply = await callCloud('store.listDebits', {});
    if (!reply.ok) return;
    const { debits } = reply.data;
    const waiting = debits.find(({ debitId }) => !dealtWith.current.has(debitId));
    if (asked !== null) setIsGone(!debits.some(({ debitId }) => debitId === asked.debitId));
    setAsked((before) => before ?? waiting ?? null);
  };
  useEvery(everyMs, isShown, () => void ask());

  const close = () => {
    if (asked !== null) dealtWith.current.add(asked.debitId);
    setAsked(null);
    setIsGone(false);
  };
  return { asked, isGone, close };
}
