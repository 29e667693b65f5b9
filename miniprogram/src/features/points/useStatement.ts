import { useMemo } from 'react';
import { usePages } from '../../platform/usePages';

export type StatementFilter = 'all' | 'earned' | 'used';

/** The statement under one filter, page by page, newest first. Mount it anew for another filter. */
export function useStatement(filter: StatementFilter) {
  const { pages, ...rest } = usePages('points.listEntries', { filter });
  const entries = useMemo(() => pages.flatMap((page) => page.entries), [pages]);
  return { ...rest, entries };
}
