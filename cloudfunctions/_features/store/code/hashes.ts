import { checkDigit, type ReadCode } from '#shared/store/code/rules';
import type { Ports } from '../../../_kit/ports';
import { base32 } from '../../../_kit/base32';

/** 128 bits, upper-case so that a QR code stays small. */
export function newToken({ randomBytes }: Pick<Ports, 'randomBytes'>): string {
  return `M${base32(randomBytes(16))}`;
}

/** Eleven digits that nobody can foresee, and one to check them. */
export function newDigits({ randomBytes }: Pick<Ports, 'randomBytes'>): string {
  let digits = '';
  while (digits.length < 11) {
    // From 250 on the bytes are dropped, or small digits would come more often.
    const fair = Array.from(randomBytes(16)).filter((byte) => byte < 250);
    digits += fair.map((byte) => String(byte % 10)).join('');
  }
  const kept = digits.slice(0, 11);
  return kept + checkDigit(kept);
}

/** A member code as it was read or typed. */
export type MemberCodeRead = Extract<ReadCode, { kind: 'token' | 'digits' }>;

/** What its document is found by. */
export function codeKeyOf(
  ports: Pick<Ports, 'hmac'>,
  read: MemberCodeRead,
): { _id: string } | { digitsHash: string } {
  return read.kind === 'token'
    ? { _id: hashOfToken(ports, read.token) }
    : { digitsHash: hashOfDigits(ports, read.digits) };
}

/** Keyed and named by purpose: whoever reads the database cannot find a token to a hash. */
export function hashOfToken({ hmac }: Pick<Ports, 'hmac'>, token: string): string {
  return hmac(`member-code:${token}`);
}

export function hashOfDigits({ hmac }: Pick<Ports, 'hmac'>, digits: string): string {
  return hmac(`member-digits:${digits}`);
}
