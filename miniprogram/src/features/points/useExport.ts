import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { LedgerEntry } from '#shared/points/model';
import type { StatementFile } from '#shared/points/statement';
import { callCloud } from '../../platform/cloud';

interface Gathering {
  /** How many entries are here. */
  readonly done: number;
  /** Null until the last page has come. */
  readonly file: StatementFile | null;
  readonly error: Refusal | null;
}

const nothingYet: Gathering = { done: 0, file: null, error: null };

/** Gathers the whole statement, oldest first, page by page; goes on from where it stopped. */
export function useExport() {
  const [gathering, setGathering] = useState(nothingYet);
  const entries = useRef<LedgerEntry[]>([]);
  const cursor = useRef<string | null>(null);
  const isWanted = useRef(true);

  const gather = useCallback(async () => {
    for (;;) {
      const reply = await callCloud('points.exportEntries', { cursor: cursor.current });
      if (!isWanted.current) return;
      if (!reply.ok) {
        setGathering((before) => ({ ...before, error: reply.error }));
        return;
      }
      const { memberId, availablePoints, nextCursor } = reply.data;
      entries.current.push(...reply.data.entries);
      cursor.current = nextCursor;
      const done = entries.current.length;
      if (nextCursor === null) {
        setGathering({
          done,
          file: fileOf(memberId, availablePoints, entries.current),
          error: null,
        });
        return;
      }
      setGathering({ done, file: null, error: null });
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

function fileOf(
  memberId: StatementFile['memberId'],
  availablePoints: StatementFile['availablePoints'],
  entries: readonly LedgerEntry[],
): StatementFile {
  const exportedAtMs = Date.now();
  return { format: 'jidian-statement/1', memberId, exportedAtMs, availablePoints, entries };
}
