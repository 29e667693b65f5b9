import { voucherBytes, voucherFrom } from '#shared/order/voucher';
import type { Cloud } from '../../harness';
import { codesOf } from '../../people';
import { putReadyOrder } from './pickups';
import { all, auditFault, auditOf, dataOf, openTill } from '../till/till';

let cloud: Cloud;
let code: string;
beforeEach(async () => {
  cloud = await openTill();
  code = putReadyOrder(cloud, 'o-1', ['zongdian']);
});
afterEach(async () => {
  expect(auditFault(cloud)).toBeNull();
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

describe('a voucher at the counter', () => {
  it('hands the thing out once, and says by whom, where and when afterwards', async () => {
    const handed = dataOf(await cloud.staff('clerk', 'store.verifyPickup', { code }));
    expect(handed).toMatchObject({
      kind: 'mall',
      title: '耳机保护壳',
      quantity: 1,
      collectedAtMs: cloud.nowMs,
    });
    const collectedAtMs = cloud.nowMs;
    cloud.nowMs += 60_000;
    expect(await cloud.staff('manager', 'store.verifyPickup', { code })).toMatchObject({
      error: {
        code: 'order.already_collected',
        staffName: '店员 clerk',
        storeName: '总店',
        atMs: collectedAtMs,
      },
    });
    expect(auditOf(cloud, 'store.verifyPickup')).toMatchObject([
      {
        outcome: 'done',
        storeId: 'zongdian',
        subject: { orderId: handed.orderId },
        after: { state: 'collected', itemId: 'case', quantity: 1 },
      },
    ]);
  });

  it('is read as it is typed, and repeated with its request', async () => {
    const typed = { code: ` ${code.toLowerCase().replace(/(.{4})/g, '$1 ')}` };
    const first = await cloud.staff('clerk', 'store.verifyPickup', typed, 'v-1');
    expect(await cloud.staff('clerk', 'store.verifyPickup', typed, 'v-1')).toEqual(first);
    expect(first.ok).toBe(true);
  });

  it('is good in its own stores only', async () => {
    expect(await cloud.staff('clerk-b', 'store.verifyPickup', { code })).toMatchObject({
      error: { code: 'order.wrong_store' },
    });
    expect(await cloud.staff('clerk', 'store.verifyPickup', { code: 'NOTHING' })).toMatchObject({
      error: { code: 'order.voucher_not_found' },
    });
    expect(all<{ state: string }>(cloud, 'orders').map(({ state }) => state)).toEqual(['ready']);
  });

  it('is no member code: that hands nothing out, is not used up, and its member is told', async () => {
    const shown = await codesOf(cloud, 'xiaoman');
    for (const text of [shown.code, shown.digits]) {
      expect(await cloud.staff('clerk', 'store.verifyPickup', { code: text })).toMatchObject({
        error: { code: 'code.wrong_purpose' },
      });
    }
    expect(dataOf(await cloud.member('xiaoman', 'member.getCodeStatus', {}))).toMatchObject({
      scanned: null,
      attempt: { reason: 'other_purpose', storeName: '总店', atMs: cloud.nowMs },
    });
    dataOf(await cloud.staff('clerk', 'store.scan', { code: shown.code }));
  });

  it('is not to be guessed here either: ten that nobody has lock the person out of both', async () => {
    const unknown = voucherFrom(new Uint8Array(voucherBytes).fill(7));
    const errors: string[] = [];
    for (let tried = 0; tried < 11; tried += 1) {
      const reply = await cloud.staff('clerk', 'store.verifyPickup', { code: unknown });
      errors.push(reply.ok ? 'ok' : reply.error.code);
    }
    expect(errors).toEqual([
      ...Array.from({ length: 10 }, () => 'order.voucher_not_found'),
      'code.locked_out',
    ]);
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.locked_out' },
    });
    // A slip of the finger counts for nothing, and a colleague goes on.
    const slip = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    for (let tried = 0; tried < 11; tried += 1) {
      await cloud.staff('manager', 'store.verifyPickup', { code: slip });
    }
    dataOf(await cloud.staff('manager', 'store.verifyPickup', { code }));
  });

  it('shown at two counters at once is handed out at one', async () => {
    const everywhere = putReadyOrder(cloud, 'o-2', null);
    const replies = await Promise.all(
      ['clerk', 'clerk-b', 'manager'].map((staff) =>
        cloud.staff(staff, 'store.verifyPickup', { code: everywhere }),
      ),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  });

  it('is written down by the sweep when the function died first and nobody asked again', async () => {
    await cloud.staff('clerk', 'store.verifyPickup', { code: 'X' });
    cloud.crashAt({ atCall: 3, moment: 'after' });
    expect(await cloud.staff('clerk', 'store.verifyPickup', { code })).toMatchObject({
      error: { code: 'server.fault' },
    });
    cloud.heal();
    expect(all(cloud, 'orders')).toMatchObject([{ state: 'collected' }]);
    expect(auditOf(cloud, 'store.verifyPickup')).toEqual([]);
    cloud.nowMs += 120_000;
    await cloud.timer('repair-audit');
    expect(auditOf(cloud, 'store.verifyPickup')).toMatchObject([
      { outcome: 'done', subject: { memberId: cloud.memberId('xiaoman') } },
    ]);
  });
});
