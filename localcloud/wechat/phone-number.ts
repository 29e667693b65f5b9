import { randomBytes } from 'node:crypto';
import { LOCAL_APP_ID } from '../host/functions/caller';

/** Stands for the button that asks a member for the phone number: a code, good once. */
export interface PhoneCodes {
  /** The code for a mainland number of 11 digits, or undefined when it is none. */
  issue(phone: unknown): string | undefined;
  /** WeChat's reply for a code. */
  redeem(code: unknown): Record<string, unknown>;
}

/** Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number */
const CODE_LIFE_MS = 300_000;
const BAD_CODE = { errcode: 40029, errmsg: 'invalid code' };

export function createPhoneCodes(nowMs: () => number): PhoneCodes {
  const codes = new Map<string, { phone: string; untilMs: number }>();
  return {
    issue(phone) {
      if (typeof phone !== 'string' || !/^1[3-9]\d{9}$/.test(phone)) return undefined;
      const code = randomBytes(32).toString('hex');
      codes.set(code, { phone, untilMs: nowMs() + CODE_LIFE_MS });
      return code;
    },
    redeem(code) {
      const known = typeof code === 'string' ? codes.get(code) : undefined;
      if (!known) return BAD_CODE;
      codes.delete(String(code));
      if (known.untilMs < nowMs()) return BAD_CODE;
      return {
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: known.phone,
          purePhoneNumber: known.phone,
          countryCode: '86',
          watermark: { timestamp: Math.floor(nowMs() / 1000), appid: LOCAL_APP_ID },
        },
      };
    },
  };
}
