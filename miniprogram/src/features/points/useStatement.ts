import { usePages } from '../../platform/usePages';

export type StatementFilter = 'all' | 'earned' | 'used';

/** The statement under one filter, page by page, newest first. Mount it anew for another filter. */
export function useStatement(filter: StatementFilter) {
  return usePages('points.listEntries', { filter }, ({ entries }) => entries);
}
