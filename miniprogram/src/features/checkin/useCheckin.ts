import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../platform/useWrite';
import { doneFromRefusal, type DoneCheckin } from './donecheckin';

/**
 * - `earned`: this tap checked the member in; `already`: another tap or device had.
 * - `failed`: no check-in is known to have happened; trying again is safe.
 */
export type CheckinOutcome =
  | { readonly is: 'none' }
  | { readonly is: 'earned'; readonly done: DoneCheckin }
  | { readonly is: 'already' }
  | { readonly is: 'failed'; readonly error: Refusal };

interface Settled {
  readonly done: DoneCheckin | null;
  readonly earned: boolean;
}

/** Holds today's request. `onSettled` hears once the cloud has said how today stands. */
export function useCheckin(onSettled: (settled: Settled) => void) {
  const { busy, run } = useWrite('checkin.perform');
  const [outcome, setOutcome] = useState<CheckinOutcome>({ is: 'none' });

  const perform = async () => {
    const reply = await run({});
    if (reply === null) return;
    if (reply.ok) {
      setOutcome({ is: 'earned', done: reply.data });
      onSettled({ done: reply.data, earned: true });
    } else if (reply.error.code === 'checkin.already_done') {
      setOutcome({ is: 'already' });
      onSettled({ done: doneFromRefusal(reply.error), earned: false });
    } else {
      setOutcome({ is: 'failed', error: reply.error });
      if (reply.error.code.startsWith('checkin.')) onSettled({ done: null, earned: false });
    }
  };
  return { busy, outcome, perform };
}
