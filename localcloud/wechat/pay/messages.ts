import { createCipheriv, sign, verify } from 'node:crypto';
import { privateKeyOf, publicKeyOf, type PayKeys } from './keys';

/** What cannot be guessed in a message; the same bytes make the same message. */
export type RandomBytes = (size: number) => Uint8Array;

/** So many bytes, as hexadecimal text. */
export const randomHex = (random: RandomBytes, size: number): string =>
  Buffer.from(random(size)).toString('hex');

/** A request to the stand-in. */
export interface PayRequest {
  readonly method: string;
  readonly pathAndQuery: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

const lines = (...parts: string[]): Buffer =>
  Buffer.from(parts.map((part) => `${part}\n`).join(''));

/** WeChat's signature over a body, as headers; with which key is named by its serial. */
export function signatureHeaders(
  body: string,
  nowMs: number,
  { serial, privateKey }: { serial: string; privateKey: string },
  random: RandomBytes,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const nonce = randomHex(random, 16);
  const signed = sign('sha256', lines(timestamp, nonce, body), privateKeyOf(privateKey));
  return {
    'content-type': 'application/json; charset=utf-8',
    'request-id': randomHex(random, 16),
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': signed.toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** WeChat signs with its certificate's key, or with the public key the asker names. */
export function signerFor(
  keys: PayKeys,
  wanted: string | undefined,
): { serial: string; privateKey: string } {
  const serial = wanted === keys.publicKeyId ? keys.publicKeyId : keys.platformSerial;
  return { serial, privateKey: keys.platformKey };
}

const WINDOW_MS = 5 * 60_000;

/** Whether a request is the shop's: signed with the key of its certificate, and fresh. */
export function isFromMerchant(request: PayRequest, keys: PayKeys, nowMs: number): boolean {
  const scheme = 'WECHATPAY2-SHA256-RSA2048 ';
  const header = request.headers.authorization ?? '';
  if (!header.startsWith(scheme)) return false;
  const fields = new Map(
    [...header.slice(scheme.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value ?? '',
    ]),
  );
  const field = (name: string): string => fields.get(name) ?? '';
  if (field('mchid') !== keys.mchid || field('serial_no') !== keys.merchantSerial) return false;
  if (!(Math.abs(Number(field('timestamp')) * 1_000 - nowMs) <= WINDOW_MS)) return false;
  const { method, pathAndQuery, body } = request;
  return verify(
    'sha256',
    lines(method, pathAndQuery, field('timestamp'), field('nonce_str'), body),
    publicKeyOf(keys.merchantKey),
    Buffer.from(field('signature'), 'base64'),
  );
}

/** Something encrypted for the shop: AES-256-GCM, the tag behind the text. */
export function seal(
  text: string,
  apiV3Key: string,
  associatedData: string,
  random: RandomBytes,
): { algorithm: string; ciphertext: string; nonce: string; associated_data: string } {
  const nonce = randomHex(random, 6);
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associatedData));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    nonce,
    associated_data: associatedData,
  };
}
