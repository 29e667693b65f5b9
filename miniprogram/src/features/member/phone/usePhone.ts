import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../../platform/useWrite';

/** Binds the number behind a code; a code is good once, so a new tap brings a new one. */
export function usePhone(onBound: (phoneMasked: string) => void) {
  const { busy, run } = useWrite('member.bindPhone');
  const [error, setError] = useState<Refusal | null>(null);

  const bind = async (code: string) => {
    const reply = await run({ code });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onBound(reply.data.phoneMasked);
  };
  return { busy, error, bind };
}
