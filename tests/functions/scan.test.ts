import type { AuditRow } from '#shared/store/audit/model';
import { Cloud } from './harness';
import { codesOf, openStores } from './people';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  await cloud.member('xiaoman', 'checkin.perform', {});
  await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满满' });
});
afterEach(() => cloud.close());

const rows = (): AuditRow[] => cloud.dump()['audit'] as AuditRow[];

describe('a member code at the till', () => {
  it('gives the card of the member, masked, and a session of the clerk in the store', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    const reply = await cloud.staff('clerk', 'store.scan', { code }, 'scan-1');
    expect(reply).toEqual({
      ok: true,
      requestId: 'scan-1',
      data: {
        scanId: `${cloud.memberId('clerk')}:scan-1`,
        kind: 'member',
        storeId: 'zongdian',
        expiresAtMs: cloud.nowMs + 600_000,
        order: null,
        member: {
          nameMasked: '小**',
          phoneMasked: null,
          avatar: '',
          availablePoints: 10,
          pendingPoints: 0,
          heldPoints: 0,
          joinedAtMs: cloud.nowMs,
          lastVisit: null,
          waitingOrders: [],
        },
      },
    });
    expect(rows()).toMatchObject([
      {
        action: 'store.scan',
        outcome: 'done',
        role: 'clerk',
        storeId: 'zongdian',
        subject: { kind: 'member', memberId: cloud.memberId('xiaoman') },
        seq: 1,
        requestId: 'scan-1',
      },
    ]);
  });
});
