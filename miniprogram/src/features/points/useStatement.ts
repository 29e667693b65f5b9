import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { LedgerEntry } from '#shared/points/model';
import { callMember } from '../../platform/cloud';

export type StatementFilter = 'all' | 'earned' | 'used';

interface Statement {
  readonly entries: readonly LedgerEntry[];
  /** Null after the last page; undefined before the first. */
  readonly nextCursor: string | null | undefined;
  readonly error: Refusal | null;
  readonly loading: boolean;
}

const nothingYet: Statement = { entries: [], nextCursor: undefined, error: null, loading: true };

/** The statement under one filter, page by page, newest first. Mount it anew for another filter. */
export function useStatement(filter: StatementFilter) {
  const [statement, setStatement] = useState(nothingYet);
  /** Counts the requests: only the answer to the newest is shown. */
  const newest = useRef(0);
  const underWay = useRef(false);

  const ask = useCallback(
    async (cursor: string | null) => {
      newest.current += 1;
      const mine = newest.current;
      underWay.current = true;
      const reply = await callMember('points.listEntries', { cursor, filter });
      if (mine !== newest.current) return;
      underWay.current = false;
      setStatement((before) => {
        if (!reply.ok) return { ...before, loading: false, error: reply.error };
        const { entries, nextCursor } = reply.data;
        return {
          entries: cursor === null ? entries : [...before.entries, ...entries],
          nextCursor,
          error: null,
          loading: false,
        };
      });
    },
    [filter],
  );

  useEffect(() => void ask(null), [ask]);

  const begin = (cursor: string | null) => {
    setStatement((before) => ({ ...before, loading: true, error: null }));
    return ask(cursor);
  };
  return {
    ...statement,
    /** Begins again at the newest entry; what is shown stays until the answer comes. */
    reload: () => begin(null),
    loadMore: () => {
      const { nextCursor } = statement;
      if (!underWay.current && nextCursor !== null) void begin(nextCursor ?? null);
    },
  };
}
