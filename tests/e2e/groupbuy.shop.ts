import type { ActionName, FunctionReplyOf, RequestOf } from '#shared/api';
import type { TakeSeatReply } from '#shared/groupbuy/contract';
import type { RunningCloud } from '../support/cloud';

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
  return {
    tokenOf,
    call,
    /** What a person does with WeChat's sheet. */
    pay: async (code: string, { payment }: TakeSeatReply): Promise<unknown> => {
      const sheet = { prepayId: payment.prepayId, outcome: 'pay' };
      return post('/wechat/pay', sheet, await tokenOf(code));
    },
    /** What an operator does with the environment's own rights. */
    publish: (campaignId: string, terms: object) =>
      post('/admin', {
        action: 'functions.invokeFunction',
        function_name: 'jobs',
        request_data: JSON.stringify({
          action: 'groupbuy.publishCampaign',
          data: { campaignId, afterVersion: 0, terms },
          requestId: `publish-${campaignId}`,
        }),
      }),
    advance: (advanceMs: number) => post('/dev/clock', { advanceMs }),
    job: (name: string) => post(`/dev/jobs/${name}`, {}),
  };
}
