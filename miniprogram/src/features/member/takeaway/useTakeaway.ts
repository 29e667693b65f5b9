import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { joinedFile, type MemberFile } from '#shared/member/export';
import { callCloud } from '../../../platform/cloud';

interface Gathering {
  /** How many records are here. */
  readonly done: number;
  /** Null until the last page has come. */
  readonly file: MemberFile | null;
  readonly error: Refusal | null;
}

/** Gathers everything page by page; goes on from where it stopped. */
export function useTakeaway() {
  const [gathering, setGathering] = useState<Gathering>({ done: 0, file: null, error: null });
  const gathered = useRef<MemberFile | null>(null);
  const cursor = useRef<string | null>(null);
  const isWanted = useRef(true);

  const gather = useCallback(async () => {
    for (;;) {
      const reply = await callCloud('member.exportData', { cursor: cursor.current });
      if (!isWanted.current) return;
      if (!reply.ok) {
        setGathering((before) => ({ ...before, error: reply.error }));
        return;
      }
      const { nextCursor, ...page } = reply.data;
      const file = gathered.current === null ? page : joinedFile(gathered.current, page);
      gathered.current = file;
      cursor.current = nextCursor;
      const done = file.entries.length + file.orders.length + file.bills.length;
      setGathering({ done, file: nextCursor === null ? file : null, error: null });
      if (nextCursor === null) return;
    }
  }, []);

  useEffect(() => {
    isWanted.current = true;
    void gather();
    return () => {
      isWanted.current = false;
    };
  }, [gather]);

  const retry = () => {
    setGathering((before) => ({ ...before, error: null }));
    void gather();
  };
  return { ...gathering, retry };
}
