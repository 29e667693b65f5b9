import tcb from '@cloudbase/node-sdk';
import { inflateSync } from 'node:zlib';
import { startFixture, type Fixture } from './fixture';

let fixture: Fixture;
let openid: string;
let authorization: string;
beforeAll(async () => {
  fixture = await startFixture();
  const { body } = await fixture.ask('/auth/login', { code: 'alice' });
  openid = (body as { openid: string }).openid;
  authorization = `Bearer ${(body as { token: string }).token}`;
});
afterAll(() => fixture.close());

/** What `callCompatibleWxOpenApi` of the SDK puts on the wire. */
async function openApi(apiName: string, data: object): Promise<Response> {
  const form = new FormData();
  form.set('action', 'wx.openApi');
  form.set('apiName', apiName);
  form.set('requestData', new Blob([JSON.stringify(data)]));
  return fetch(`${fixture.cloud.url}/admin`, { method: 'POST', body: form });
}
const json = async (apiName: string, data: object): Promise<Record<string, unknown>> =>
  (await (await openApi(apiName, data)).json()) as Record<string, unknown>;
const send = (more: object = {}): Promise<Record<string, unknown>> =>
  json('subscribeMessage.send', {
    touser: openid,
    template_id: 't1',
    data: { thing1: { value: '咖啡' } },
    ...more,
  });

test('one acceptance lets one message through, also after a restart', async () => {
  expect(await send()).toMatchObject({ errcode: 43101 });
  await fixture.ask('/wechat/accept', { templateIds: ['t1', 't1'] }, { authorization });
  expect(await send()).toMatchObject({ errcode: 0 });
  await fixture.restart();
  expect(await send({ template_id: 't2' })).toMatchObject({ errcode: 43101 });
  expect(await send()).toMatchObject({ errcode: 0 });
  expect(await send()).toMatchObject({ errcode: 43101 });
  const { sent } = (await fixture.ask('/dev/state')).body as {
    sent: { to: string; content: unknown }[];
  };
  expect(sent.map(({ to }) => to)).toEqual([openid, openid]);
  expect(sent[0]?.content).toMatchObject({ templateId: 't1', data: { thing1: { value: '咖啡' } } });
});

test('a message that lacks something is refused with its own code', async () => {
  expect(await send({ touser: '' })).toMatchObject({ errcode: 40003 });
  expect(await send({ template_id: 5 })).toMatchObject({ errcode: 40037 });
  expect(await send({ data: 'x' })).toMatchObject({ errcode: 47003 });
});

test('a phone code gives its number once', async () => {
  const { body } = await fixture.ask('/wechat/phone', { phone: '13800001234' }, { authorization });
  const { code } = body as { code: string };
  expect(await json('phonenumber.getPhoneNumber', { code })).toMatchObject({
    phone_info: { purePhoneNumber: '13800001234', countryCode: '86' },
  });
  expect(await json('phonenumber.getPhoneNumber', { code })).toMatchObject({ errcode: 40029 });
  const bad = await fixture.ask('/wechat/phone', { phone: '12' }, { authorization });
  expect(bad.status).toBe(400);
  expect((await fixture.ask('/wechat/phone', { phone: '13800001234' })).status).toBe(401);
});

test('a mini-program code is a picture that differs by scene', async () => {
  const picture = async (scene: string): Promise<Buffer> =>
    Buffer.from(
      await (
        await openApi('wxacode.getUnlimited', { scene, page: 'pages/home/index' })
      ).arrayBuffer(),
    );
  const [one, two] = [await picture('t=1'), await picture('t=2')];
  expect(one.subarray(1, 4).toString()).toBe('PNG');
  expect(inflateSync(one.subarray(41, -16)).length).toBe(280 * 281);
  expect(one.equals(two)).toBe(false);
  expect(await json('wxacode.getUnlimited', { scene: 'x'.repeat(33) })).toMatchObject({
    errcode: 40169,
  });
});

test('what WeChat does not have is said by name', async () => {
  expect(await json('toString', {})).toMatchObject({ errcode: -604100 });
});

test('the SDK gets the same replies, pictures as bytes', async () => {
  process.env.TENCENTCLOUD = 'true';
  const app = tcb.init({
    env: 'jidian-local',
    secretId: 'local',
    secretKey: 'local',
    serviceUrl: `${fixture.cloud.url}/admin`,
  });
  const phone = { apiName: 'phonenumber.getPhoneNumber', requestData: { code: 'no' } };
  expect(await app.callWxOpenApi(phone)).toMatchObject({ result: { errcode: 40029 } });
  const requestData = Buffer.from(JSON.stringify({ scene: 'a=1', page: 'p' }));
  const picture: unknown = await app.callCompatibleWxOpenApi({
    apiName: 'openapi.wxacode.getUnlimited',
    requestData,
  });
  expect((picture as Buffer).subarray(1, 4).toString()).toBe('PNG');
  await expect(app.callWxPayApi({ apiName: 'unifiedOrder', requestData })).rejects.toMatchObject({
    message: expect.stringContaining('wx.wxPayApi is not supported locally') as string,
  });
});
