import { createHash } from 'node:crypto';
import type { ActionName, FunctionReplyOf, RequestOf } from '#shared/api';
import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { RunningCloud } from '../../support/cloud';

let requests = 0;

/** People who buy together over the gateway, and the clock and jobs of the shop they buy in. */
export function teamShop(cloud: RunningCloud) {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (code: string): Promise<string> => {
    const token = tokens.get(code) ?? cloud.login(code);
    tokens.set(code, token);
    return token;
  };
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(cloud.url + path, init)).json();
  };
  const call = async <Name extends ActionName>(
    code: string,
    action: Name,
    data: RequestOf<Name>,
  ): Promise<FunctionReplyOf<Name>> => {
    const requestId = `r-${String((requests += 1))}`;
    const event = { action, data, requestId };
    return (await cloud.call(await tokenOf(code), 'member', event)) as FunctionReplyOf<Name>;
  };
  /** What an operator does with the environment's own rights. */
  const operate = (action: string, data: object) =>
    post('/admin', {
      action: 'functions.invokeFunction',
      function_name: 'jobs',
      request_data: JSON.stringify({ action, data, requestId: idOf(data) }),
    });
  return {
    tokenOf,
    call,
    /** What a person does with WeChat's sheet. */
    pay: async (code: string, { payment }: TakeSeatReply): Promise<unknown> => {
      const sheet = { prepayId: payment.prepayId, outcome: 'pay' };
      return post('/wechat/pay', sheet, await tokenOf(code));
    },
    operate,
    /** The first version of a campaign; asked again, the same. */
    publish: (campaignId: string, terms: object) =>
      operate('groupbuy.publishCampaign', { campaignId, afterVersion: 0, terms }),
    advance: (advanceMs: number) => post('/dev/clock', { advanceMs }),
    job: (name: string) => post(`/dev/jobs/${name}`, {}),
  };
}

/** The same for the same wish. */
function idOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32);
}
