import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import { callCloud } from './cloud';

/** Actions that give everything of a kind, a page at a time. */
type PagedAction = 'member.exportData' | 'points.exportEntries';

export interface Gathering<Whole> {
  /** What has come so far; null until the first page. */
  readonly part: Whole | null;
  readonly isWhole: boolean;
  readonly error: Refusal | null;
}

/**
 * Asks for page after page and joins them, as long as the component stands; after a failure `retry`
 * goes on from where it stopped. `join` is given null for the first page, and must not change.
 */
export function useGathering<Name extends PagedAction, Whole>(
  action: Name,
  join: (part: Whole | null, page: ReplyOf<Name>) => Whole,
): Gathering<Whole> & { retry: () => void } {
  const [gathering, setGathering] = useState<Gathering<Whole>>({
    part: null,
    isWhole: false,
    error: null,
  });
  const part = useRef<Whole | null>(null);
  const cursor = useRef<string | null>(null);
  const isWanted = useRef(true);

  const gather = useCallback(async () => {
    for (;;) {
      const reply = await callCloud<PagedAction>(action, { cursor: cursor.current });
      if (!isWanted.current) return;
      if (!reply.ok) {
        setGathering((before) => ({ ...before, error: reply.error }));
        return;
      }
      part.current = join(part.current, reply.data);
      cursor.current = reply.data.nextCursor;
      const isWhole = cursor.current === null;
      setGathering({ part: part.current, isWhole, error: null });
      if (isWhole) return;
    }
  }, [action, join]);

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
