import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { parseVoucher, voucherLength } from '../../order/voucher';
import type { MemberCode } from './model';

/** Units: ms. Source: docs/domain/store.md, rules 5 and 6. */
export const codeLifeMs = 60_000;
/** The one fetched ahead takes over here, so a phone without network has a minute in any case. */
export const codeRefreshMs = 45_000;

/** What was read or typed at the till. */
export type ReadCode =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'voucher'; readonly voucherCode: string }
  /** Digits or a voucher whose last character does not fit the others. */
  | { readonly kind: 'mistyped' }
  /** One of our codes that does something else: an invitation, a join code. */
  | { readonly kind: 'other_purpose' }
  | { readonly kind: 'unknown' };

/** Tells the codes of this shop apart by their shape; says nothing of whether one was ever issued. */
export function readCode(text: string): ReadCode {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^M[0-9A-HJKMNP-TV-Z]{26}$/.test(code)) return { kind: 'token', token: code };
  if (/^\d{12}$/.test(code)) {
    const fits = checkDigit(code.slice(0, -1)) === code.slice(-1);
    return fits ? { kind: 'digits', digits: code } : { kind: 'mistyped' };
  }
  if (/^[SJ][0-9A-HJKMNP-TV-Z]{16}$/.test(code)) return { kind: 'other_purpose' };
  const voucherCode = parseVoucher(code);
  if (voucherCode !== null) return { kind: 'voucher', voucherCode };
  return { kind: code.length === voucherLength ? 'mistyped' : 'unknown' };
}

/** Luhn's digit: finds one wrong digit, and two neighbours changed about but for 0 and 9. */
export function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, part) => total + (part > 9 ? part - 9 : part), 0);
  return String((10 - (sum % 10)) % 10);
}

export type CodeUseRefusal =
  | (Refusal<'code.already_used'> & { readonly atMs: number; readonly bySelf: boolean })
  | (Refusal<'code.expired'> & { readonly expiredAtMs: number })
  | Refusal<'code.rotated'>
  | Refusal<'code.not_yet_valid'>;

/**
 * Whether a code may be used now by this person for this request. `repeated` when the same request
 * used it before: then it is answered again. Source: docs/domain/store.md, rule 7.
 */
export function decideUse(
  code: MemberCode,
  asked: { nowMs: number; newestIssuedAtMs: number; staffId: string; requestId: string },
): Result<'fresh' | 'repeated', CodeUseRefusal> {
  const { nowMs, newestIssuedAtMs, staffId, requestId } = asked;
  if (code.used) {
    const bySelf = code.used.staffId === staffId;
    if (bySelf && code.used.requestId === requestId) return accept('repeated');
    return refuse({ code: 'code.already_used', atMs: code.used.atMs, bySelf });
  }
  if (nowMs >= code.expiresAtMs) {
    return refuse({ code: 'code.expired', expiredAtMs: code.expiresAtMs });
  }
  if (newestIssuedAtMs > code.issuedAtMs) return refuse({ code: 'code.rotated' });
  if (nowMs < code.validFromMs) return refuse({ code: 'code.not_yet_valid' });
  return accept('fresh');
}
