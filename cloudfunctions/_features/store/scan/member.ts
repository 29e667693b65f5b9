import { accept, refuse, type Result } from '#shared/kernel/result';
import type { CodeAttempt } from '#shared/store/code/model';
import { decideUse } from '#shared/store/code/rules';
import type { ScanRefusal, ScanReply } from '#shared/store/scan/contract';
import { register } from '../../../_ledger/register';
import type { StaffCall } from '../../../_staff/action';
import { codeKeyOf, type MemberCodeRead } from '../code/hashes';
import { findCodeWithMember, noteAttempt, useCode, type CodeWithMember } from '../code/repository';
import { cardOf } from './card';
import { countGuess } from './guesses';
import { findBehind, type MemberBehind } from './repository';
import { findScan, openSession } from './session';

/** Uses a member code up and gives the card of who stands behind it. */
export async function scanMemberCode(
  call: StaffCall,
  storeId: string,
  read: MemberCodeRead,
): Promise<Result<ScanReply, ScanRefusal>> {
  const found = await findCodeWithMember(call, codeKeyOf(call.ports, read));
  if (!found) {
    const before = await scannedBefore(call);
    if (before) return accept(before);
    await countGuess(call);
    return refuse({ code: 'code.not_found' });
  }
  const { memberId, tokenHash } = found.code;
  const { staffId } = call.staff;
  if (memberId === staffId) return refuse({ code: 'code.own' });

  const { requestId, nowMs } = call;
  const asked = { nowMs, newestIssuedAtMs: found.newestIssuedAtMs, staffId, requestId };
  const use = { staffId, storeId, requestId, atMs: nowMs };
  let decided = decideUse(found.code, asked);
  if (decided.ok && decided.value === 'fresh' && !(await useCode(call, tokenHash, use))) {
    // Somebody was faster: another till, or this very request on another way.
    const used = await findCodeWithMember(call, codeKeyOf(call.ports, read));
    decided = decideUse(used?.code ?? { ...found.code, used: { ...use, requestId: '' } }, asked);
  }
  if (!decided.ok) {
    const reason = attemptReasons[decided.error.code];
    if (reason) await noteAttempt(call, memberId, { reason, storeId, atMs: nowMs });
    return decided;
  }

  const known = await joined(call, found);
  const session = await openSession(call, storeId, { kind: 'member', memberId, orderId: null });
  return accept({ ...session, member: await cardOf(call, storeId, known), order: null });
}

/** A request that comes again when its code has been cleared away hears of the scan it made. */
async function scannedBefore(call: StaffCall): Promise<ScanReply | null> {
  if (!call.read.written) return null;
  const scan = await findScan(call, call.read.written.rowId);
  const behind = scan && (await findBehind(call, scan.memberId));
  if (!scan || !behind) return null;
  const { scanId, kind, storeId, expiresAtMs } = scan;
  const member = await cardOf(call, storeId, behind);
  return { scanId, kind, storeId, expiresAtMs, member, order: null };
}

/** What the member is told of; a code that is not due yet was on no screen. */
const attemptReasons: Partial<Record<string, CodeAttempt['reason']>> = {
  'code.already_used': 'used',
  'code.expired': 'expired',
  'code.rotated': 'rotated',
};

/** Whoever shows a code joins by it, when that came before everything else. */
async function joined(
  call: StaffCall,
  { code, account, member, phones, readyOrders }: CodeWithMember,
): Promise<MemberBehind> {
  if (account && member) return { account, member, phones, readyOrders };
  const { memberId, openid } = code;
  const opened = await register(call, { memberId, openid });
  const profile = { nickname: '', avatar: '' };
  const joinedAtMs = opened.openedAtMs;
  return { account: opened, member: member ?? { profile, joinedAtMs }, phones, readyOrders };
}
