import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_APP_ID } from '../../host/functions/caller';
import { writeWhole } from '../../host/write-whole';
import { makeCertificate } from './certificate';

/** The keys of one shop and of the WeChat Pay that stands beside it. They open nothing elsewhere. */
export interface PayKeys {
  readonly appid: string;
  readonly mchid: string;
  /** The shop's own certificate, by its number, and its key. */
  readonly merchantSerial: string;
  readonly merchantKey: string;
  readonly apiV3Key: string;
  /** WeChat's key, known by a certificate of this number and by a public key of this id. */
  readonly platformKey: string;
  readonly platformSerial: string;
  readonly platformCertificate: string;
  readonly platformUntilMs: number;
  readonly publicKeyId: string;
}

const FIVE_YEARS_MS = 5 * 365 * 86_400_000;

/** Made once for a shop and kept in its folder, for its owner only. */
export function openPayKeys(folder: string, nowMs: number): PayKeys {
  const file = join(folder, 'pay-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PayKeys;
  const platformKey = makeKey();
  const platformSerial = makeSerial();
  const platformUntilMs = nowMs + FIVE_YEARS_MS;
  const keys: PayKeys = {
    appid: LOCAL_APP_ID,
    mchid: '1900000109',
    merchantSerial: makeSerial(),
    merchantKey: makeKey(),
    apiV3Key: randomBytes(16).toString('hex'),
    platformKey,
    platformSerial,
    platformCertificate: makeCertificate({
      privateKey: platformKey,
      serial: platformSerial,
      name: 'Local stand-in for WeChat Pay',
      fromMs: nowMs - 86_400_000,
      untilMs: platformUntilMs,
    }),
    platformUntilMs,
    publicKeyId: `PUB_KEY_ID_${randomBytes(16).toString('hex').toUpperCase()}`,
  };
  writeWhole(file, `${JSON.stringify(keys, null, 2)}\n`, 0o600);
  return keys;
}

function makeKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** 40 hexadecimal digits that are a positive number without a leading zero byte. */
function makeSerial(): string {
  return `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();
}

const read = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>();

/** Reading a key takes longer than signing with it, so each is read once. */
function readKey(pem: string): { privateKey: KeyObject; publicKey: KeyObject } {
  const known = read.get(pem);
  if (known) return known;
  const privateKey = createPrivateKey(pem);
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  read.set(pem, pair);
  return pair;
}

export const privateKeyOf = (pem: string): KeyObject => readKey(pem).privateKey;
export const publicKeyOf = (pem: string): KeyObject => readKey(pem).publicKey;

const oneLine = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');

/** What a deployed function finds in its environment. */
export function payVariables(keys: PayKeys, baseUrl: string): Record<string, string> {
  const publicKey = createPublicKey(keys.platformKey).export({ type: 'spki', format: 'pem' });
  return {
    JIDIAN_PAY_APPID: keys.appid,
    JIDIAN_PAY_MCHID: keys.mchid,
    JIDIAN_PAY_SERIAL: keys.merchantSerial,
    JIDIAN_PAY_PRIVATE_KEY: oneLine(keys.merchantKey),
    JIDIAN_PAY_API_V3_KEY: keys.apiV3Key,
    JIDIAN_PAY_PUBLIC_KEY_ID: keys.publicKeyId,
    JIDIAN_PAY_PUBLIC_KEY: oneLine(publicKey.toString()),
    JIDIAN_PAY_NOTIFY_URL: `${baseUrl}/functions/payment`,
    JIDIAN_PAY_URL: baseUrl,
  };
}
