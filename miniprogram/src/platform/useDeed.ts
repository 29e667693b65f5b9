import { useState } from 'react';
import type { ReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { AppAction } from './cloud';
import { useWrite } from './useWrite';

interface Deed<Name extends AppAction> {
  readonly busy: boolean;
  /** What the newest attempt was refused for, as the sentence beside its button. */
  readonly error: Refusal | null;
  /** Gives what was answered; null when it was refused, or a call is already on its way. */
  readonly run: (data: RequestOf<Name>) => Promise<ReplyOf<Name> | null>;
}

/** A write whose refusal stays on the screen until the next attempt is answered. */
export function useDeed<Name extends AppAction>(action: Name): Deed<Name> {
  const { busy, run } = useWrite(action);
  const [error, setError] = useState<Refusal | null>(null);
  return {
    busy,
    error,
    run: async (data) => {
      const reply = await run(data);
      if (reply === null) return null;
      setError(reply.ok ? null : reply.error);
      return reply.ok ? reply.data : null;
    },
  };
}
