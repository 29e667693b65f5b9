import type { Deletion } from '#shared/member/deletion';
import { memberIdOf } from '#shared/member/rules';
import { prove } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { createHmac } from 'node:crypto';
import { sha256 } from '../../../rules/book';
import type { Cloud } from '../../harness';
import { grant, ordersOf, shelve } from '../../mall/shop';
import { codesOf } from '../../people';

export const minuteMs = 60_000;

export const deleteMember = (
  cloud: Cloud,
  code: string,
  requestId?: string,
  confirmedPoints?: number,
) =>
  cloud.member(
    code,
    'member.deleteAccount',
    confirmedPoints === undefined ? {} : { confirmedPoints },
    requestId,
  );

/** Whose ids somebody has had: before the first deletion, after it, after the second. */
export function idOf(code: string, returns: number): string {
  const hmac = (text: string) => createHmac('sha256', 'test').update(text).digest('hex');
  return memberIdOf(`o-${code}`, hmac, returns);
}

export function breaches(cloud: Cloud, changed: Record<string, unknown[]> = {}): string[] {
  const shop = shopOf({ ...cloud.dump(), ...changed });
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  return prove(shop, context).flatMap(({ number, breaches: found }) =>
    found.map(({ of, what }) => `${String(number)} ${of}: ${what}`),
  );
}

export const deletionsOf = (cloud: Cloud) => cloud.dump()['deletions'] as Deletion[];

/** Somebody of whom the shop keeps everything that it can keep. */
export async function liveALife(cloud: Cloud, code: string): Promise<void> {
  const phone = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
  await cloud.member(code, 'checkin.perform', {});
  await cloud.member(code, 'member.updateProfile', {
    nickname: '小满满',
    avatar: `cloud://shop/avatars/${cloud.memberId(code)}/face.jpg`,
    birthday: { month: 5, day: 20, year: 1990 },
  });
  await cloud.member(code, 'member.bindPhone', { code: phone });
  await cloud.member(code, 'member.setConsent', { version: '2026-11', accepted: true });
  await cloud.member(code, 'notice.recordAcceptance', {
    templates: [{ template: 'checkin_reminder', answer: 'accept' }],
  });
  const shown = await codesOf(cloud, code);
  const scan = await cloud.staff('manager', 'store.scan', { code: shown.code });
  if (!scan.ok) throw new Error(scan.error.code);
  const gift = { scanId: scan.data.scanId, points: 2_000, reason: '补偿' };
  const asked = await cloud.staff('manager', 'store.grantPoints', gift);
  expect(asked).toMatchObject({ ok: true, data: { state: 'waiting' } });
  const memberId = cloud.memberId(code);
  cloud.database.insertMany('undo_asks', [{ _id: 'undo:1', memberId, memberName: '小**' }]);
  await cloud.member(code, 'store.claimPoints', {
    storeId: 'zongdian',
    billNumber: 'A-1',
    amountFen: 100,
    businessDate: '2026-03-02',
  });
}

export async function shipOne(cloud: Cloud, code: string): Promise<void> {
  await shelve(cloud, 'badge', { pricePoints: 100, deliveries: ['ship'] });
  await grant(cloud, code, 500);
  const address = { name: '许小满', phone: '13700137000', region: '上海', detail: '南京东路 1 号' };
  await cloud.member(code, 'mall.redeem', {
    itemId: 'badge',
    quantity: 1,
    delivery: 'ship',
    address,
  });
  const [order] = ordersOf(cloud);
  await cloud.operator('mall.shipOrder', {
    orderId: order?.orderId ?? '',
    carrier: '顺丰',
    trackingNumber: 'SF123456',
    operator: 'o',
  });
}
