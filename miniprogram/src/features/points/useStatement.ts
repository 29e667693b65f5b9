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

/** The statement under one filter, page by page, newest first. */
export function useStatement(filter: StatementFilter) {
  const [statement, setStatement] = useState(nothingYet);
  /** Counts the lists begun: an answer to an earlier one comes too late to be shown. */
  const list = useRef(0);
  const underWay = useRef(false);

  const load = useCallback(
    async (before: Statement, cursor: string | null) => {
      const mine = list.current;
      underWay.current = true;
      setStatement({ ...before, loading: true, error: null });
      const reply = await callMember('points.listEntries', { cursor, filter });
      if (mine !== list.current) return;
      underWay.current = false;
      if (!reply.ok) {
        setStatement({ ...before, loading: false, error: reply.error });
        return;
      }
      setStatement({
        entries: cursor === null ? reply.data.entries : [...before.entries, ...reply.data.entries],
        nextCursor: reply.data.nextCursor,
        error: null,
        loading: false,
      });
    },
    [filter],
  );

  /** Begins again at the newest entry; what is shown stays until the answer comes. */
  const reload = useCallback(
    (shown: Statement) => {
      list.current += 1;
      return load(shown, null);
    },
    [load],
  );

  useEffect(() => void reload(nothingYet), [reload]);

  const loadMore = () => {
    const { nextCursor } = statement;
    if (underWay.current || nextCursor === null) return;
    void load(statement, nextCursor ?? null);
  };
  return { ...statement, reload: () => reload(statement), loadMore };
}
