import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { merchantAccountOf, type WechatPay as Port } from '../../cloudfunctions/_kit/wechatpay';
import { createWechatPay, type WechatPay } from '../../localcloud/wechat/pay';
import { openPayKeys } from '../../localcloud/wechat/pay/keys';
import type { Post } from '../../localcloud/wechat/pay/notices';

/** What WeChat sent, and the status it was answered with. */
export interface Notified {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly statusCode: number;
}

let keys: string | undefined;

/** Making keys takes long; every shop of a test run has the same. */
function keysOnce(): string {
  if (keys !== undefined) return keys;
  const folder = mkdtempSync(join(tmpdir(), 'jidian-pay-keys-'));
  openPayKeys(folder, Date.parse('2026-01-01T00:00:00Z'));
  keys = readFileSync(join(folder, 'pay-keys.json'), 'utf8');
  rmSync(folder, { recursive: true });
  return keys;
}

export function openPay(
  folder: string,
  parts: { nowMs: () => number; post: Post; signWithCertificate: () => boolean },
): WechatPay {
  const file = join(folder, 'pay-keys.json');
  if (!existsSync(file)) writeFileSync(file, keysOnce());
  return createWechatPay({ folder, ...parts });
}

/** The functions' way to the stand-in, without a network between them; null: no account there. */
export function wayToPay(open: () => WechatPay | null, byCertificate: () => boolean): Port {
  const pay = (): WechatPay => {
    const opened = open();
    if (!opened) throw new Error('a shop without an account asks nothing of WeChat Pay');
    return opened;
  };
  return {
    get account() {
      if (!open()) return null;
      const variables = pay().variables('https://shop.test');
      if (byCertificate()) delete variables['JIDIAN_PAY_PUBLIC_KEY_ID'];
      return merchantAccountOf(variables);
    },
    async send({ method, url, headers, body }) {
      if (pay().takeSilence()) throw new Error('no answer');
      const { pathname, search } = new URL(url);
      const {
        status,
        headers: signed,
        body: text,
      } = pay().answer({
        method,
        pathAndQuery: pathname + search,
        headers,
        body,
      });
      return { status, headers: signed, body: text };
    },
    nonce: () => randomBytes(16).toString('hex'),
  };
}
