import { Cloud } from '../../harness';
import { openStores } from '../../people';
import { breaches, deleteMember, idOf, minuteMs } from './fixture';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

describe('invariant 34', () => {
  beforeEach(async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await deleteMember(cloud, 'xiaoman');
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
  });

  const memberId = idOf('xiaoman', 0);
  it.each<[string, string, object]>([
    ['a name', 'members', { memberId, profile: { nickname: '小满', avatar: '' } }],
    ['an openid', 'members', { memberId, openid: 'o-xiaoman', profile: {} }],
    ['a phone number', 'phones', { memberId, phoneIndex: 'i', sealed: 'v1:x' }],
    ['an address', 'orders', { memberId, history: [], delivery: { sealedAddress: 'v1:x' } }],
    [
      'a payer',
      'payments',
      { subject: { orderId: `mall:${memberId}:r` }, openid: 'o', refunds: [] },
    ],
  ])('finds %s that was left behind', (_, collection, document) => {
    expect(breaches(cloud).filter((breach) => breach.startsWith('34'))).toEqual([]);
    const found = breaches(cloud, { [collection]: [document] });
    expect(found.filter((breach) => breach.startsWith(`34 ${memberId}`))).toHaveLength(1);
  });

  it('finds an account that was never closed', () => {
    const accounts = cloud.dump()['accounts'] as { closed?: unknown }[];
    const open = accounts.map(({ closed: _closed, ...account }) => account);
    expect(breaches(cloud, { accounts: open }).filter((one) => one.startsWith('34'))).toEqual([
      `34 ${memberId}: done, the account is open`,
    ]);
  });
});
