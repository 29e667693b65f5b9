import { X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import type { Call } from '../../../_kit/action';
import type { HttpAnswer, MerchantAccount } from '../../../_kit/wechatpay';
import { areSigned, unseal } from './signing';

/** A request or an answer of WeChat's, with what its signature is over. */
export type Signed = Pick<HttpAnswer, 'headers' | 'body'>;

/** How far WeChat's clock and ours may be apart; an older message is a replay. Units: ms. */
export const timestampWindowMs = 5 * 60_000;

export type SignatureFault =
  | 'payment.unsigned'
  | 'payment.old_timestamp'
  | 'payment.unknown_serial'
  | 'payment.wrong_signature';

/**
 * What is wrong with a message that claims to be WeChat's; null when it is WeChat's. `certificates`
 * gives WeChat's certificates by serial number; it is asked only where an account has no public key.
 */
export async function findSignatureFault(
  call: Call,
  account: MerchantAccount,
  { headers, body }: Signed,
  certificates: () => Promise<Certificates>,
): Promise<SignatureFault | null> {
  const timestamp = headers['wechatpay-timestamp'] ?? '';
  const nonce = headers['wechatpay-nonce'] ?? '';
  const signature = headers['wechatpay-signature'] ?? '';
  const serial = headers['wechatpay-serial'] ?? '';
  if (!timestamp || !nonce || !signature || !serial) return 'payment.unsigned';
  const apartMs = Math.abs(Number(timestamp) * 1_000 - call.ports.now());
  // Written this way round so that a timestamp that is no number is too old.
  if (!(apartMs <= timestampWindowMs)) return 'payment.old_timestamp';
  const key = await platformKey(account, serial, certificates);
  if (key === null) return 'payment.unknown_serial';
  return areSigned([timestamp, nonce, body], signature, key) ? null : 'payment.wrong_signature';
}

/** WeChat's certificates as PEM, by serial number. */
export type Certificates = ReadonlyMap<string, string>;

async function platformKey(
  { publicKey }: MerchantAccount,
  serial: string,
  certificates: () => Promise<Certificates>,
): Promise<string | null> {
  if (publicKey?.id === serial) return publicKey.pem;
  // An account with a public key still hears from certificates while it changes over; anything
  // else under a made-up serial must not make us ask.
  if (!/^[0-9A-F]{20,64}$/i.test(serial)) return null;
  return (await certificates()).get(serial.toUpperCase()) ?? null;
}

const list = v.object({
  data: v.array(
    v.object({
      serial_no: v.string(),
      expire_time: v.string(),
      encrypt_certificate: v.object({
        ciphertext: v.string(),
        nonce: v.string(),
        associated_data: v.string(),
      }),
    }),
  ),
});

/**
 * Reads WeChat's answer to `GET /v3/certificates`. The answer is signed by one of the certificates in
 * it; what vouches for the first is that only WeChat and the shop have the key it is sealed with.
 */
export function readCertificates(
  body: string,
  account: MerchantAccount,
  nowMs: number,
): Certificates {
  const { data } = v.parse(list, JSON.parse(body));
  const found = new Map<string, string>();
  for (const { serial_no: serial, expire_time: expires, encrypt_certificate: sealed } of data) {
    const pem = unseal(sealed, account.apiV3Key);
    if (pem === null || Date.parse(expires) <= nowMs) continue;
    const certificate = new X509Certificate(pem);
    if (certificate.serialNumber.toUpperCase() === serial.toUpperCase()) {
      found.set(serial.toUpperCase(), pem);
    }
  }
  return found;
}
