import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { BindPhoneRefusal, BindPhoneReply, bindPhoneRequest } from '#shared/member/contract';
import {
  maskedPhone,
  phoneIndexOf,
  toPhoneNumber,
  type BoundPhone,
  type PhoneNumber,
} from '#shared/member/phone';
import type { MemberCall, WriteRefusal } from '../../../_kit/action';
import { maskedPhoneOf, newestPhone } from '../../../_kit/phone';
import { seal } from '../../../_kit/seal';
import { addPhone, findPhone, listPhonesOf, renewPhone } from './repository';
import { tidyPhone } from './tidy';

/** When the sweep looks for a number that was left behind, should the function die. Units: ms. */
const tidyAfterMs = 60_000;

/**
 * Binds the number behind a code of the phone button. The number's document is written under its
 * blind index, so that of two members who want it at the same instant one gets it; the number before
 * is taken away afterwards, here or by the sweep. Source: docs/domain/member.md, rules 11 to 13.
 *
 * A code is good once at WeChat: should the function die before anything is written, the member taps
 * again.
 */
export async function bindPhone(
  call: MemberCall,
  { code }: InferOutput<typeof bindPhoneRequest>,
): Promise<Result<BindPhoneReply, BindPhoneRefusal | WriteRefusal>> {
  const bound = await listPhonesOf(call, call.caller.memberId);
  const before = newestPhone(bound);
  const codeHash = call.ports.sha256(code);
  if (before?.requestId === call.requestId) {
    if ((before.codeHash ?? codeHash) !== codeHash) return refuse({ code: 'request.key_reused' });
    if (before.tidyAtMs !== null) await tidyPhone(call, before);
    return accept({ phoneMasked: maskedPhoneOf(call.ports, bound) ?? '' });
  }

  const asked = await askWechat(call, code);
  if (!asked.ok) return asked;
  const wanted = toBound(call, asked.value, { before, codeHash });
  if (!(await keep(call, wanted))) return refuse({ code: 'member.phone_taken' });
  await tidyPhone(call, wanted);
  return accept({ phoneMasked: maskedPhone(asked.value) });
}

/** WeChat's words for a code it has used up, forgotten or never given. */
const badCodes = new Set([40029, 40013, 40163]);

async function askWechat(
  call: MemberCall,
  code: string,
): Promise<Result<PhoneNumber, BindPhoneRefusal>> {
  const { errcode, phone } = await call.ports.wechat.getPhoneNumber(code);
  if (errcode !== 0) {
    const isBad = badCodes.has(errcode);
    return refuse({ code: isBad ? 'member.phone_code_invalid' : 'member.phone_unavailable' });
  }
  const number = phone && toPhoneNumber(phone.countryCode, phone.number);
  return number ? accept(number) : refuse({ code: 'member.phone_unavailable' });
}

function toBound(
  call: MemberCall,
  phone: PhoneNumber,
  { before, codeHash }: { before: BoundPhone | null; codeHash: string },
): BoundPhone {
  return {
    phoneIndex: phoneIndexOf(phone, call.ports.hmac),
    memberId: call.caller.memberId,
    sealed: seal(call.ports, JSON.stringify(phone)),
    // Later than the one before, whatever the clock says.
    boundAtMs: Math.max(call.nowMs, (before?.boundAtMs ?? 0) + 1),
    requestId: call.requestId,
    codeHash,
    tidyAtMs: call.nowMs + tidyAfterMs,
  };
}

/** False where the number is another member's. */
async function keep(call: MemberCall, wanted: BoundPhone): Promise<boolean> {
  if ((await addPhone(call, wanted)) === 'added') return true;
  const standing = await findPhone(call, wanted.phoneIndex);
  if (standing === null) return (await addPhone(call, wanted)) === 'added';
  return standing.memberId === wanted.memberId && renewPhone(call, wanted);
}
