import { accept, type Result } from '#shared/kernel/result';
import type { GetCodeStatusReply, IssueCodeReply, ShownCode } from '#shared/store/code/contract';
import type { MemberCode } from '#shared/store/code/model';
import { codeLifeMs, codeRefreshMs } from '#shared/store/code/rules';
import type { MemberCall } from '../../../_kit/action';
import { storeNameOf } from '../../../_stores/directory';
import { hashOfDigits, hashOfToken, newDigits, newToken } from './hashes';
import { addCodes, findCodeStatus } from './repository';

/** Numbers are drawn from so many that even one that is taken is a rarity. */
const tries = 5;

/**
 * Issues the code to show now and the one after it, in one call. Repeating the request issues anew:
 * what is kept cannot give the codes back, and issuing ends those before.
 */
export async function issueCode(call: MemberCall): Promise<Result<IssueCodeReply, never>> {
  for (let tried = 0; tried < tries; tried += 1) {
    const issueId = `${call.requestId}:${String(tried)}`;
    const now = draw(call, issueId, call.nowMs);
    const next = draw(call, issueId, call.nowMs + codeRefreshMs);
    if ((await addCodes(call, [now.kept, next.kept])) === 'added') {
      return accept({ ...now.shown, issuedAtMs: call.nowMs, next: next.shown });
    }
  }
  throw new Error('no free number for a code');
}

/** A use shown to the member as long as the code page may wait for it. */
const usedShownMs = 10 * 60_000;

export async function getCodeStatus(call: MemberCall): Promise<Result<GetCodeStatusReply, never>> {
  const { used, attempt } = await findCodeStatus(call, call.caller.memberId);
  const isShown = used !== null && call.nowMs - used.atMs < usedShownMs;
  const { storeId, atMs } = used ?? { storeId: '', atMs: 0 };
  return accept({
    scanned: isShown ? { storeId, storeName: await storeNameOf(call, storeId), atMs } : null,
    attempt: attempt && { ...attempt, storeName: await placeOf(call, attempt.storeId) },
  });
}

async function placeOf(call: MemberCall, storeId: string | null): Promise<string> {
  return storeId === null ? '' : storeNameOf(call, storeId);
}

function draw(
  { caller, nowMs, ports }: MemberCall,
  issueId: string,
  validFromMs: number,
): { shown: ShownCode; kept: MemberCode } {
  const code = newToken(ports);
  const digits = newDigits(ports);
  const expiresAtMs = validFromMs + codeLifeMs;
  return {
    shown: { code, digits, validFromMs, expiresAtMs, refreshAtMs: validFromMs + codeRefreshMs },
    kept: {
      tokenHash: hashOfToken(ports, code),
      digitsHash: hashOfDigits(ports, digits),
      memberId: caller.memberId,
      openid: caller.openid ?? '',
      issueId,
      issuedAtMs: nowMs,
      validFromMs,
      expiresAtMs,
      used: null,
    },
  };
}
