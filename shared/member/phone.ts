import type { Hmac } from './rules';

/** A number as WeChat gives it: digits alone, without the country's code. */
export interface PhoneNumber {
  /** Digits, `86` for mainland China. */
  readonly countryCode: string;
  readonly number: string;
}

/**
 * One phone number and whose it is; `_id` is the blind index, so that a number has one member. The
 * number itself is sealed. Source: docs/domain/member.md, rule 11.
 */
export interface BoundPhone {
  /** `phoneIndexOf`. */
  readonly phoneIndex: string;
  readonly memberId: string;
  /** A {@link PhoneNumber} as JSON, sealed: see `_kit/seal.ts`. */
  readonly sealed: string;
  readonly boundAtMs: number;
  /** The request that bound it: repeated, it hears the first answer. */
  readonly requestId: string;
  /** A hash of the code that request brought; absent on older ones. */
  readonly codeHash?: string;
  /** When the sweep looks for a number that this one replaced; null once there is none. */
  readonly tidyAtMs: number | null;
}

/** What a number is found by without being readable: keyed, so that numbers cannot be tried out. */
export function phoneIndexOf({ countryCode, number }: PhoneNumber, hmac: Hmac): string {
  return hmac(`phone:+${countryCode}${number}`);
}

/** `138****8000`; of numbers from elsewhere the last four digits and the country. */
export function maskedPhone({ countryCode, number }: PhoneNumber): string {
  if (countryCode === '86') return `${number.slice(0, 3)}****${number.slice(-4)}`;
  return `+${countryCode} ****${number.slice(-4)}`;
}

/** Gives the number, or null where it is none that anybody could be called under. */
export function toPhoneNumber(countryCode: string, number: string): PhoneNumber | null {
  const isMainland = countryCode === '86';
  const isNumber = isMainland ? /^1[3-9]\d{9}$/.test(number) : /^\d{6,14}$/.test(number);
  return isNumber && /^[1-9]\d{0,3}$/.test(countryCode) ? { countryCode, number } : null;
}
