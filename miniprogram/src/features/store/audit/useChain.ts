import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { AuditBreak } from '#shared/store/audit/contract';
import { callCloud, type CallReply } from '../../../platform/cloud';

export interface Compared {
  readonly people: number;
  readonly rows: number;
  readonly breaks: readonly AuditBreak[];
  readonly isDone: boolean;
}

const nothingYet: Compared = { people: 0, rows: 0, breaks: [], isDone: false };

/** Has the rows compared with their chains, part after part, counting as it goes. */
export function useChain() {
  const [compared, setCompared] = useState<Compared | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const compare = async () => {
    let sum = nothingYet;
    let cursor: string | null = null;
    setError(null);
    setCompared(sum);
    do {
      const reply: CallReply<'store.verifyAudit'> = await callCloud('store.verifyAudit', {
        cursor,
      });
      if (!reply.ok) {
        setError(reply.error);
        setCompared(null);
        return;
      }
      cursor = reply.data.nextCursor;
      sum = {
        people: sum.people + reply.data.people,
        rows: sum.rows + reply.data.rows,
        breaks: [...sum.breaks, ...reply.data.breaks],
        isDone: cursor === null,
      };
      setCompared(sum);
    } while (cursor !== null);
  };
  return { compared, error, compare };
}
