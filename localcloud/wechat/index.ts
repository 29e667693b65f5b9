import { mapExtra, type Extra } from './actions';
import { openAcceptances, type Acceptances } from './acceptances';
import { createMiniCode } from './mini-code';
import type { CallOpenApi, OpenApi } from './open-api';
import { openOutbox, type Sent } from './outbox';
import { createPhoneCodes, type PhoneCodes } from './phone-number';
import { createSubscribeMessage } from './subscribe-message';

/** What stands for WeChat on this machine. */
export interface Wechat {
  /** Protocol actions for `createProtocol`. */
  readonly extra: Extra;
  readonly call: CallOpenApi;
  readonly phoneCodes: PhoneCodes;
  readonly acceptances: Acceptances;
  /** What was sent, newest first. */
  sent(): Sent[];
}

export interface WechatParts {
  /** The shop's folder: what was sent and accepted is kept there. */
  readonly folder: string;
  readonly nowMs: () => number;
}

/** WeChat's answer to the name of an API it does not have. */
const NO_SUCH_API = -604100;

export function createWechat({ folder, nowMs }: WechatParts): Wechat {
  const outbox = openOutbox(folder, nowMs);
  const acceptances = openAcceptances(folder);
  const phoneCodes = createPhoneCodes(nowMs);
  const getPhoneNumber: OpenApi = (data) => phoneCodes.redeem(data.code);
  const send = createSubscribeMessage(acceptances, outbox);
  const getUnlimited = createMiniCode(outbox);

  // A map: a name that an object happens to inherit is no API.
  const apis = new Map<string, OpenApi>([
    ['phonenumber.getPhoneNumber', getPhoneNumber],
    ['/wxa/business/getuserphonenumber', getPhoneNumber],
    ['subscribeMessage.send', send],
    ['/cgi-bin/message/subscribe/send', send],
    ['wxacode.getUnlimited', getUnlimited],
    ['/wxa/getwxacodeunlimit', getUnlimited],
  ]);

  const call: CallOpenApi = (apiName, data) => {
    const api = apis.get(apiName.replace(/^openapi\./, ''));
    return api ? api(data) : { errcode: NO_SUCH_API, errmsg: `API not found: ${apiName}` };
  };

  return { call, phoneCodes, acceptances, sent: () => outbox.recent(), extra: mapExtra(call) };
}
