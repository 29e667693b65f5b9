import { cloudApp } from './app';

/** One subscribe message, as WeChat's `subscribeMessage.send` takes it. */
export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** The page it opens, without a slash in front. */
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/** WeChat's own word on a call; 0 is success. */
export interface WechatAnswer {
  readonly errcode: number;
}

/**
 * What we ask of WeChat's servers.
 * Errors: rejects when no answer of WeChat's came, so that what was asked may have happened.
 */
export interface Wechat {
  readonly sendSubscribeMessage: (message: SubscribeMessage) => Promise<WechatAnswer>;
  /** The number behind a code of the phone button; a code is good once. */
  readonly getPhoneNumber: (code: string) => Promise<PhoneAnswer>;
  /** A picture that opens a page when WeChat scans it; null where WeChat would not draw it. */
  readonly drawMiniCode: (code: MiniCode) => Promise<Uint8Array | null>;
}

/** What a mini-program code leads to. */
export interface MiniCode {
  /** Reaches the page as its parameter `scene`. Shape: at most 32 letters, digits and a few signs. */
  readonly scene: string;
  /** Without a slash in front. */
  readonly page: string;
}

/** `phone` is null unless `errcode` is 0. */
export interface PhoneAnswer extends WechatAnswer {
  readonly phone: { readonly countryCode: string; readonly number: string } | null;
}

/** WeChat through the SDK, which repeats a call only when it never reached a connection. */
export const platformWechat: Wechat = {
  async sendSubscribeMessage({ openid, templateId, page, data }) {
    return callOpenApi('subscribeMessage.send', { touser: openid, templateId, page, data });
  },
  async getPhoneNumber(code) {
    const answer = await callOpenApi('phonenumber.getPhoneNumber', { code });
    const info = answer['phone_info'] ?? answer['phoneInfo'];
    const { purePhoneNumber, countryCode } = (info ?? {}) as Record<string, unknown>;
    const { errcode } = answer;
    if (typeof purePhoneNumber !== 'string') return { errcode, phone: null };
    return { errcode, phone: { countryCode: String(countryCode), number: purePhoneNumber } };
  },
  async drawMiniCode(code) {
    // A page that no released version has yet may be named, too.
    const requestData = Buffer.from(JSON.stringify({ ...code, check_path: false }));
    const apiName = 'openapi.wxacode.getUnlimited';
    const answer: unknown = await cloudApp().callCompatibleWxOpenApi({ apiName, requestData });
    return Buffer.isBuffer(answer) && isPicture(answer) ? answer : null;
  },
};

/** WeChat answers with a picture, or says in the same place why there is none. */
function isPicture(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const isPng = first === 0x89 && second === 0x50;
  return isPng || (first === 0xff && second === 0xd8);
}

async function callOpenApi(
  apiName: string,
  requestData: Record<string, unknown>,
): Promise<WechatAnswer & Readonly<Record<string, unknown>>> {
  const reply = await cloudApp().callWxOpenApi({ apiName, requestData });
  const answer = (reply.result ?? {}) as Record<string, unknown>;
  // Both spellings are met: the API's own, and that of calls through the cloud.
  const errcode = answer['errcode'] ?? answer['errCode'];
  if (typeof errcode === 'number') return { ...answer, errcode };
  throw new Error('no answer of WeChat’s', { cause: errcode });
}
