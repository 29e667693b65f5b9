import type { MemberId } from '#shared/kernel/ids';
import type { CodeAttempt } from '#shared/store/code/model';
import type { Call } from '../../../_kit/action';
import { codeKeyOf, type MemberCodeRead } from './hashes';
import { findCodeOwner, noteAttempt } from './repository';

/**
 * A member code was tried by somebody at something it is not for: it stays as it is, and its member is
 * told, unless it is the person's own. False where nobody has issued it.
 * Source: docs/domain/store.md, rules 8 and 10.
 */
export async function tellOfOtherPurpose(
  call: Call,
  read: MemberCodeRead,
  tried: Pick<CodeAttempt, 'reason' | 'storeId'> & { readonly by: MemberId },
): Promise<boolean> {
  const memberId = await findCodeOwner(call, codeKeyOf(call.ports, read));
  if (memberId === null) return false;
  const { reason, storeId, by } = tried;
  if (memberId !== by) await noteAttempt(call, memberId, { reason, storeId, atMs: call.nowMs });
  return true;
}
