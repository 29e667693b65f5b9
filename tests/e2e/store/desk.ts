import { createHash } from 'node:crypto';
import type { ActionName, FunctionReplyOf, RequestOf } from '#shared/api';
import type { RunningCloud } from '../../support/cloud';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

let requests = 0;

/** The other people at a counter, over the gateway: what they did before the picture is taken. */
export function deskOf(cloud: RunningCloud) {
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(cloud.url + path, init)).json();
  };
  const call =
    (name: 'member' | 'store') =>
    async <Name extends ActionName>(code: string, action: Name, data: RequestOf<Name>) => {
      const event = { action, data, requestId: `desk-${String((requests += 1))}` };
      const reply = await cloud.call(await cloud.login(code), name, event);
      if (!reply.ok) throw new Error(`${action}: ${reply.error.code}`);
      return reply.data as Extract<FunctionReplyOf<Name>, { ok: true }>['data'];
    };
  const [asMember, asStaff] = [call('member'), call('store')];
  const database = (action: string, collectionName: string, body: object) =>
    post('/admin', { action: `database.${action}`, collectionName, ...body });

  return {
    asMember,
    asStaff,
    advance: (advanceMs: number) => post('/dev/clock', { advanceMs }),
    /** Gives points as an operator does. */
    grant: async (code: string, points: number) => {
      const { openid } = (await post('/auth/login', { code })) as { openid: string };
      await post('/dev/grant', { openid, points });
    },
    /** The number behind WeChat's phone button. */
    bindPhone: async (code: string, phone: string) => {
      const sheet = await post('/wechat/phone', { phone }, await cloud.login(code));
      await asMember(code, 'member.bindPhone', sheet as { code: string });
    },
    digitsOf: async (member: string) => (await asMember(member, 'member.issueCode', {})).digits,
    /** A member's code shown to a person at the counter; gives the scan. */
    scan: async (member: string, staff = 'demo-clerk') => {
      const { code } = await asMember(member, 'member.issueCode', {});
      return (await asStaff(staff, 'store.scan', { code })).scanId;
    },
    /** What an operator does with the environment's own rights. */
    operate: (action: string, data: object) => {
      const requestId = createHash('md5').update(JSON.stringify(data)).digest('hex');
      return post('/admin', {
        action: 'functions.invokeFunction',
        function_name: 'jobs',
        request_data: JSON.stringify({ action, data, requestId }),
      });
    },
    find: async (collection: string, query: object): Promise<readonly Document[]> => {
      const body = { query: JSON.stringify(query), limit: 100 };
      const { data } = (await database('getDocument', collection, body)) as {
        data: { list: readonly (string | Document)[] };
      };
      return data.list.map((one) => (typeof one === 'string' ? JSON.parse(one) : one) as Document);
    },
    /** Writes past every rule, as nobody should. */
    tamper: (collection: string, id: string, change: object) =>
      database('modifyDocument', collection, {
        query: JSON.stringify({ _id: id }),
        data: JSON.stringify({ $set: change }),
        merge: true,
        multi: false,
      }),
  };
}
