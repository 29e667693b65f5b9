import { Cloud } from '../harness';
import { openStores } from '../people';
import { codeOf, eventOf } from './wired';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  await cloud.member('xiaoman', 'member.getHome', {});
});
afterAll(() => cloud.close());

describe('the fields that the platform puts into an event', () => {
  const added = {
    userInfo: { openId: 'o-owner', appId: 'wx1' },
    tcbContext: { WX_OPENID: 'o-owner' },
  };

  it('are taken from a client, and say nothing of who calls (1)', async () => {
    const read = { ...eventOf('store.getSelf', {}), ...added };
    expect(await cloud.raw('member', read, { WX_OPENID: 'o-xiaoman' })).toEqual({
      ok: true,
      data: { staff: null },
      requestId: 'r-1',
    });
    const today = { ...eventOf('store.getToday', {}), ...added };
    expect(await codeOf(cloud, 'store', today, { WX_OPENID: 'o-xiaoman' })).toBe('staff.not_staff');
    expect(await codeOf(cloud, 'store', today, {})).toBe('caller.unauthenticated');
  });
});
