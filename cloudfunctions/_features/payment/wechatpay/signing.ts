import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { PaymentSheet } from '#shared/payment/contract';
import type { MerchantAccount } from '../../../_kit/wechatpay';

/*
 * What WeChat Pay v3 asks of both sides: SHA256 with RSA over lines of text, and AES-256-GCM.
 * Source: docs/platform.md, "WeChat Pay".
 */

/** Signs lines, each ended by a line feed; base64. */
export function signLines(lines: readonly string[], privateKey: string): string {
  const text = lines.map((line) => `${line}\n`).join('');
  return sign('sha256', Buffer.from(text), readPrivateKey(privateKey)).toString('base64');
}

let lastRead: { readonly pem: string; readonly key: KeyObject } | undefined;

/** Reading a key and using it for the first time costs twice what signing does; a process has one. */
function readPrivateKey(pem: string): KeyObject {
  if (lastRead?.pem !== pem) lastRead = { pem, key: createPrivateKey(pem) };
  return lastRead.key;
}

/** Whether the holder of the key signed these lines. A broken signature is a wrong one. */
export function areSigned(
  lines: readonly string[],
  signature: string,
  publicKeyOrCertificate: string,
): boolean {
  const text = lines.map((line) => `${line}\n`).join('');
  const key = createPublicKey(publicKeyOrCertificate);
  return verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** The header that says who asks, for one request. */
export function authorizationOf(
  { mchid, serial, privateKey }: MerchantAccount,
  request: { method: string; pathAndQuery: string; body: string },
  { nonce, nowMs }: { nonce: string; nowMs: number },
): string {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const { method, pathAndQuery, body } = request;
  const signature = signLines([method, pathAndQuery, timestamp, nonce, body], privateKey);
  const fields = { mchid, nonce_str: nonce, signature, timestamp, serial_no: serial };
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}

/** What `wx.requestPayment` takes. */
export function paymentRequestOf(
  { appid, privateKey }: MerchantAccount,
  prepayId: string,
  { nonce, nowMs }: { nonce: string; nowMs: number },
): PaymentSheet['request'] {
  const timeStamp = String(Math.floor(nowMs / 1_000));
  const packed = `prepay_id=${prepayId}`;
  const paySign = signLines([appid, timeStamp, nonce, packed], privateKey);
  return { timeStamp, nonceStr: nonce, package: packed, signType: 'RSA', paySign };
}

/** Something WeChat encrypted for us. */
export interface Sealed {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data: string;
}

const tagBytes = 16;

/** Opens it; null when it was not sealed with this key, or altered since. */
export function unseal(sealed: Sealed, apiV3Key: string): string | null {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  if (bytes.length < tagBytes || sealed.nonce.length !== 12) return null;
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, sealed.nonce);
  decipher.setAAD(Buffer.from(sealed.associated_data));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    // The cipher's own way to say that the tag does not fit; there is nothing else it throws here.
    return null;
  }
}
