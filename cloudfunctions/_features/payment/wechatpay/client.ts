import type { Call } from '../../../_kit/action';
import type { MerchantAccount } from '../../../_kit/wechatpay';
import { findSignatureFault, readCertificates, type Certificates } from './platformkeys';
import { authorizationOf } from './signing';

/** WeChat's answer, its signature checked. */
export interface PayAnswer {
  readonly status: number;
  readonly body: string;
  /** WeChat's error code; empty with a success. */
  readonly code: string;
}

/** Thrown when no answer of WeChat's came, so that what was asked may have happened. */
export class NoPayAnswer extends Error {
  override readonly name = 'NoPayAnswer';
}

/**
 * Asks WeChat Pay, and takes only an answer that WeChat signed: a success without a signature is a
 * forgery, an error without one comes from something in between.
 * Errors: throws `NoPayAnswer`.
 */
export async function askWechatPay(
  call: Call,
  account: MerchantAccount,
  request: { method: 'GET' | 'POST'; path: string; body?: object },
): Promise<PayAnswer> {
  const answer = await send(call, account, request);
  const fault = await findSignatureFault(call, account, answer, () =>
    certificatesOf(call, account),
  );
  if (fault !== null) throw new NoPayAnswer(`${request.path}: ${answer.status}, ${fault}`);
  return { ...answer, code: codeOf(answer) };
}

async function send(
  call: Call,
  account: MerchantAccount,
  { method, path, body }: { method: 'GET' | 'POST'; path: string; body?: object },
): Promise<{ status: number; headers: Readonly<Record<string, string>>; body: string }> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const moment = { nonce: call.ports.pay.nonce(), nowMs: call.ports.now() };
  const authorization = authorizationOf(
    account,
    { method, pathAndQuery: path, body: text },
    moment,
  );
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'jidian',
    authorization,
  };
  // Says with which key WeChat shall sign its answer.
  if (account.publicKey) headers['wechatpay-serial'] = account.publicKey.id;
  try {
    return await call.ports.pay.send({ method, url: account.baseUrl + path, headers, body: text });
  } catch (error) {
    // Whatever the network did, it means the same here; the cause goes along for the log.
    throw new NoPayAnswer(`${path}: no answer`, { cause: error });
  }
}

/** WeChat's certificates, kept in the process: they change every few years, the cache every 10 s. */
export function certificatesOf(call: Call, account: MerchantAccount): Promise<Certificates> {
  return call.cache.get('wechatpay-certificates', call.nowMs, async () => {
    const answer = await send(call, account, { method: 'GET', path: '/v3/certificates' });
    if (answer.status !== 200) throw new NoPayAnswer(`/v3/certificates: ${answer.status}`);
    const certificates = readCertificates(answer.body, account, call.nowMs);
    const known = (): Promise<Certificates> => Promise.resolve(certificates);
    const fault = await findSignatureFault(call, account, answer, known);
    if (fault !== null) throw new NoPayAnswer(`/v3/certificates: ${fault}`);
    return certificates;
  });
}

function codeOf({ status, body }: { status: number; body: string }): string {
  if (status < 300) return '';
  try {
    const { code } = JSON.parse(body) as { code?: unknown };
    if (typeof code === 'string' && code !== '') return code;
  } catch {
    // Signed, but no JSON: the status has to do.
  }
  return `HTTP_${status}`;
}
