import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { leave } from '../../../platform/farewell';
import { useWrite } from '../../../platform/useWrite';

/** The last word: what is lost goes along, so that nobody loses more than was shown. */
export function useDeletion(onChanged: () => void) {
  const { busy, run } = useWrite('member.deleteAccount');
  const [error, setError] = useState<Refusal | null>(null);

  const confirm = async (confirmedPoints: number) => {
    const reply = await run({ confirmedPoints });
    if (reply === null) return;
    if (reply.ok) {
      leave();
      return;
    }
    setError(reply.error);
    onChanged();
  };
  return { busy, error, confirm };
}
