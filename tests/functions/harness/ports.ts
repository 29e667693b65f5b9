import { createHmac } from 'node:crypto';
import { openDatabase } from '../../../cloudfunctions/_kit/database';
import type { Main } from '../../../cloudfunctions/_kit/dispatch';
import type { LogLine } from '../../../cloudfunctions/_kit/log';
import type { Pace } from '../../../cloudfunctions/_kit/pace';
import { sha256, type Ports } from '../../../cloudfunctions/_kit/ports';
import { sealKeysOf } from '../../../cloudfunctions/_kit/sealkeys';
import { platformWechat } from '../../../cloudfunctions/_kit/wechat';
import type { WechatPay } from '../../../localcloud/wechat/pay';
import { wayToPay } from '../pay';

/** What surrounds the functions, as a test has set it up; asked anew each time it is needed. */
export interface Surroundings {
  readonly nowMs: number;
  readonly sealVariables: Record<string, string>;
  readonly drawBytes: (size: number) => Uint8Array;
  readonly pace: Pace;
  readonly wechatErrcode: number | null;
  readonly pay: WechatPay;
  readonly payIsConfigured: boolean;
  readonly payByCertificate: boolean;
  readonly logs: LogLine[];
  readonly removedFiles: string[];
}

export const hmac = (text: string): string =>
  createHmac('sha256', 'test').update(text).digest('hex');

/** What an invocation is given. */
export function portsIn(around: Surroundings): Ports {
  let draw = 0;
  return {
    pay: wayToPay(
      () => (around.payIsConfigured ? around.pay : null),
      () => around.payByCertificate,
    ),
    files: {
      remove: async (fileId) => void around.removedFiles.push(fileId),
    },
    now: () => around.nowMs,
    random: () => (draw = (draw + 0.37) % 1),
    randomBytes: (size) => around.drawBytes(size),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    pace: (memberId) => around.pace(memberId),
    openDatabase,
    wechat: {
      sendSubscribeMessage: async (message) =>
        around.wechatErrcode === null
          ? platformWechat.sendSubscribeMessage(message)
          : { errcode: around.wechatErrcode },
      getPhoneNumber: async (code) =>
        around.wechatErrcode === null
          ? platformWechat.getPhoneNumber(code)
          : { errcode: around.wechatErrcode, phone: null },
      drawMiniCode: async (code) =>
        around.wechatErrcode === null ? platformWechat.drawMiniCode(code) : null,
    },
    hmac,
    get sealKeys() {
      return sealKeysOf(hmac, around.sealVariables);
    },
    sha256,
    log: (line) => around.logs.push(line),
  };
}

/** What the platform passes beside an event. */
export function platformContext(
  name: string,
  variables: Record<string, string>,
): Parameters<Main>[1] {
  const keys = Object.keys(variables).join(',');
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 15_000,
    request_id: 'platform',
    function_version: '$LATEST',
    function_name: name,
    namespace: 'test',
    environment: JSON.stringify({ ...variables, WX_CONTEXT_KEYS: keys }),
  };
}
