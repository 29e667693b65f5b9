import { randomBytes } from 'node:crypto';

/** The shop's account at WeChat Pay, from the function's environment. Source: docs/operations.md. */
export interface MerchantAccount {
  readonly appid: string;
  readonly mchid: string;
  /** The serial number of the shop's own API certificate. */
  readonly serial: string;
  /** The key of that certificate, as PEM. */
  readonly privateKey: string;
  /** 32 bytes; what WeChat encrypts for us is opened with it. */
  readonly apiV3Key: string;
  /** WeChat Pay's public key, as PEM; null for an account that still has platform certificates. */
  readonly publicKey: { readonly id: string; readonly pem: string } | null;
  /** Where WeChat reports payments and refunds: the address of the function `payment`. */
  readonly notifyUrl: string;
  readonly baseUrl: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The way to WeChat Pay. */
export interface WechatPay {
  /** Null while the shop has no merchant account: nothing is sold for money then. */
  readonly account: MerchantAccount | null;
  /** Errors: rejects when no answer came; what was asked may have happened. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  /** 32 hexadecimal characters nobody can guess. */
  readonly nonce: () => string;
}

/** A call waits for it, and WeChat's own notification waits 5 s for us. */
const longestAnswerMs = 4_000;

export function platformWechatPay(env: NodeJS.ProcessEnv): WechatPay {
  return { account: merchantAccountOf(env), send, nonce: () => randomBytes(16).toString('hex') };
}

/** Gives null unless everything is set: half an account takes no money. */
export function merchantAccountOf(env: NodeJS.ProcessEnv): MerchantAccount | null {
  const read = (name: string): string => env[`JIDIAN_PAY_${name}`] ?? '';
  const account: MerchantAccount = {
    appid: read('APPID'),
    mchid: read('MCHID'),
    serial: read('SERIAL'),
    privateKey: toPem(read('PRIVATE_KEY'), 'PRIVATE KEY'),
    apiV3Key: read('API_V3_KEY'),
    publicKey: read('PUBLIC_KEY_ID')
      ? { id: read('PUBLIC_KEY_ID'), pem: toPem(read('PUBLIC_KEY'), 'PUBLIC KEY') }
      : null,
    notifyUrl: read('NOTIFY_URL'),
    baseUrl: read('URL') || 'https://api.mch.weixin.qq.com',
  };
  const { appid, mchid, serial, privateKey, apiV3Key, notifyUrl } = account;
  const isWhole = [appid, mchid, serial, privateKey, notifyUrl].every((value) => value !== '');
  return isWhole && Buffer.byteLength(apiV3Key) === 32 ? account : null;
}

/** A variable is one line: base64 without the frame, or PEM with `\n` written out. */
function toPem(text: string, label: string): string {
  if (text === '' || text.includes('-----BEGIN')) return text.replaceAll('\\n', '\n');
  return `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`;
}

async function send({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> {
  const answer = await fetch(url, {
    method,
    headers,
    ...(method === 'POST' && { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(longestAnswerMs),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  };
}
