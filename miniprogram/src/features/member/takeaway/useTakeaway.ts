import type { ReplyOf } from '#shared/api';
import { joinedFile, type MemberFile } from '#shared/member/export';
import { useGathering } from '../../../platform/useGathering';

/** Gathers everything the shop holds of the member; `file` is null until it is whole. */
export function useTakeaway() {
  const { part, isWhole, error, retry } = useGathering('member.exportData', joined);
  const done = part ? part.entries.length + part.orders.length + part.bills.length : 0;
  return { done, file: isWhole ? part : null, error, retry };
}

function joined(
  part: MemberFile | null,
  { nextCursor: _, ...page }: ReplyOf<'member.exportData'>,
): MemberFile {
  return part === null ? page : joinedFile(part, page);
}
