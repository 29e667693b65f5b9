import type { Acceptances } from './acceptances';
import type { OpenApi } from './open-api';
import type { Outbox } from './outbox';

/*
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/
 * subscribe-message/sendMessage.html
 */
const NO_RECEIVER = { errcode: 40003, errmsg: 'invalid openid' };
const NO_TEMPLATE = { errcode: 40037, errmsg: 'invalid template_id' };
const BAD_DATA = { errcode: 47003, errmsg: 'argument invalid! data is empty' };
const NOT_ACCEPTED = { errcode: 43101, errmsg: 'user refuse to accept the msg' };

/** A subscribe message goes out once for each time its receiver accepted the template. */
export function createSubscribeMessage(acceptances: Acceptances, outbox: Outbox): OpenApi {
  return (request) => {
    const { touser, data } = request;
    const templateId = request.template_id ?? request.templateId;
    if (typeof touser !== 'string' || touser === '') return NO_RECEIVER;
    if (typeof templateId !== 'string' || templateId === '') return NO_TEMPLATE;
    if (typeof data !== 'object' || data === null) return BAD_DATA;
    if (!acceptances.use(touser, templateId)) return NOT_ACCEPTED;
    outbox.record({
      kind: 'message',
      to: touser,
      content: { templateId, page: request.page, data },
    });
    return { errcode: 0, errmsg: 'ok' };
  };
}
