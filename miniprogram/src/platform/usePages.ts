import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import { callCloud, type AppAction } from './cloud';

/** Actions that answer a page at a time. */
type PagedAction = {
  [Name in AppAction]: ReplyOf<Name> extends { readonly nextCursor: string | null } ? Name : never;
}[AppAction];

interface Pages<Page> {
  readonly pages: readonly Page[];
  readonly error: Refusal | null;
  readonly loading: boolean;
}

/**
 * What a paged action answers, page after page, and the rows of all of them; the first page again
 * whenever the member comes back. Mount it anew for other `data`: what is asked for first stays.
 * `ui/states/MoreOfList` says what stands below the rows.
 */
export function usePages<Name extends PagedAction, Row>(
  action: Name,
  data: Omit<RequestOf<Name>, 'cursor'>,
  rowsOf: (page: ReplyOf<Name>) => readonly Row[],
) {
  type Page = ReplyOf<Name> & { readonly nextCursor: string | null };
  const [state, setState] = useState<Pages<Page>>({ pages: [], error: null, loading: true });
  const [asked] = useState({ data, rowsOf });
  /** Counts the requests: only the answer to the newest is shown. */
  const newest = useRef(0);
  const underWay = useRef(true);
  const askedLast = useRef<string | null>(null);

  const ask = useCallback(
    async (cursor: string | null, keepsRest = false) => {
      newest.current += 1;
      const mine = newest.current;
      underWay.current = true;
      askedLast.current = cursor;
      const reply = await callCloud(action, { ...asked.data, cursor });
      if (mine !== newest.current) return;
      underWay.current = false;
      setState((before) => {
        if (!reply.ok) return { ...before, loading: false, error: reply.error };
        const page = reply.data as Page;
        if (cursor !== null) {
          return { pages: [...before.pages, page], error: null, loading: false };
        }
        // What follows still follows where the first page ends as it did.
        const isSameEnd = before.pages[0]?.nextCursor === page.nextCursor;
        const rest = keepsRest && isSameEnd ? before.pages.slice(1) : [];
        return { pages: [page, ...rest], error: null, loading: false };
      });
    },
    [action, asked],
  );

  useEffect(() => void ask(null), [ask]);
  // On opening, the first page is under way already.
  useDidShow(() => {
    if (!underWay.current) void ask(null, true);
  });

  const begin = (cursor: string | null) => {
    setState((before) => ({ ...before, loading: true, error: null }));
    return ask(cursor);
  };
  const rows = useMemo(() => state.pages.flatMap(asked.rowsOf), [state.pages, asked]);
  /** Null after the last page; undefined before the first. */
  const nextCursor = state.pages.at(-1)?.nextCursor;
  return {
    ...state,
    rows,
    nextCursor,
    /** Begins again at the first page; what is shown stays until the answer comes. */
    reload: () => begin(null),
    /** Repeats what failed. */
    retry: () => void begin(askedLast.current),
    loadMore: () => {
      if (!underWay.current && nextCursor !== null) void begin(nextCursor ?? null);
    },
  };
}
