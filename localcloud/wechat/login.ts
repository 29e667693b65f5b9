import { createHmac, timingSafeEqual } from 'node:crypto';

/** Login codes are short; a longer one is a mistake or an attack. */
const LONGEST_CODE = 128;

/** The code as it counts: trimmed; undefined when it is not one. */
export function toLoginCode(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const code = value.trim();
  const printable = code.length > 0 && code.length <= LONGEST_CODE && !/\p{Cc}/u.test(code);
  return printable ? code : undefined;
}

/** Stands for WeChat's login: the same code gives the same person, 28 characters as WeChat's. */
export function openidForCode(code: string, secret: string): string {
  return `o${sign(`openid:${code.trim()}`, secret).slice(0, 27)}`;
}

/** A token for the gateway that carries its owner and cannot be made without the secret. */
export function issueToken(openid: string, secret: string): string {
  return `${Buffer.from(openid).toString('base64url')}.${sign(`token:${openid}`, secret)}`;
}

/** The openid a token was issued for, or undefined when the token is not ours. */
export function verifyToken(token: string, secret: string): string | undefined {
  const dot = token.indexOf('.');
  if (dot <= 0) return undefined;
  const openid = Buffer.from(token.slice(0, dot), 'base64url').toString();
  const given = Buffer.from(token.slice(dot + 1));
  const wanted = Buffer.from(sign(`token:${openid}`, secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? openid : undefined;
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
