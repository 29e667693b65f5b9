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
}

/** WeChat through the SDK, which repeats a call only when it never reached a connection. */
export const platformWechat: Wechat = {
  async sendSubscribeMessage({ openid, templateId, page, data }) {
    const reply = await cloudApp().callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: { touser: openid, templateId, page, data },
    });
    const answer = (reply.result ?? {}) as { errcode?: unknown; errCode?: unknown };
    // Both spellings are met: the API's own, and that of calls through the cloud.
    const errcode = answer.errcode ?? answer.errCode;
    if (typeof errcode === 'number') return { errcode };
    throw new Error('no answer of WeChat’s', { cause: reply });
  },
};
