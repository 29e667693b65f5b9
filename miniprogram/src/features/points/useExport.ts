import type { ReplyOf } from '#shared/api';
import type { StatementFile } from '#shared/points/statement';
import { useGathering } from '../../platform/useGathering';

/** Gathers the whole statement, oldest first; `file` is null until it is whole. */
export function useExport() {
  const { part, isWhole, error, retry } = useGathering('points.exportEntries', joined);
  return { done: part?.entries.length ?? 0, file: isWhole ? part : null, error, retry };
}

function joined(
  part: StatementFile | null,
  { memberId, availablePoints, entries }: ReplyOf<'points.exportEntries'>,
): StatementFile {
  return {
    format: 'jidian-statement/1',
    memberId,
    exportedAtMs: Date.now(),
    availablePoints,
    entries: [...(part?.entries ?? []), ...entries],
  };
}
