import type { Notice } from '#shared/notice/model';
import { collectOrder } from '../../../cloudfunctions/_orders/collect';
import { Cloud } from '../harness';
import { grant, ordersOf, shelve } from './shop';

/** An instant by the clock on the shop's wall. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

/** Redeemed on Monday 2 March, seven days to collect it: the last day is Monday 9 March. */
async function orderWaits(onLapse: 'return' | 'forfeit', agrees = 1): Promise<string> {
  await shelve(cloud, 'cup', { onLapse });
  await grant(cloud, 'xiaoman', 500);
  const reply = await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
  if (!reply.ok) throw new Error(reply.error.code);
  const { orderId } = reply.data;
  const shown = await cloud.member('xiaoman', 'mall.getOrder', { orderId });
  expect(shown).toMatchObject({
    data: { noticeOffer: { template: 'pickup_due', templateId: 'local-pickup-due' } },
  });
  for (let time = 0; time < agrees; time += 1) {
    cloud.wechat.acceptances.accept('o-xiaoman', 'local-pickup-due');
    const data = { templates: [{ template: 'pickup_due', answer: 'accept' }] } as const;
    await cloud.member('xiaoman', 'notice.recordAcceptance', { templates: [...data.templates] });
  }
  return orderId;
}

async function tickAt(text: string): Promise<void> {
  cloud.nowMs = at(text);
  await cloud.timer('find-notices');
  await cloud.timer('send-notices');
}

/** Newest first. */
const sent = () =>
  cloud.wechat.sent().map(({ content }) => {
    const { data } = content as { data: Record<string, { value: string }> };
    return Object.values(data).map(({ value }) => value);
  });

test('who agreed is told three days and one day before the last, and what becomes of the points', async () => {
  await orderWaits('forfeit', 2);
  for (const day of ['05', '06', '07', '08', '09', '10']) await tickAt(`2026-03-${day}T10:00`);
  expect(sent()).toEqual([
    ['马克杯', '2026年3月9日', '还有 1 天，逾期积分不退'],
    ['马克杯', '2026年3月9日', '还有 3 天，逾期积分不退'],
  ]);
});

test('a day that was missed is made up for, and says how many are left', async () => {
  await orderWaits('return');
  await tickAt('2026-03-09T10:00');
  expect(sent()).toEqual([['马克杯', '2026年3月9日', '今天是最后一天，逾期积分退回']]);
});

test('nobody is told of what was collected or cancelled meanwhile', async () => {
  const orderId = await orderWaits('return');
  cloud.nowMs = at('2026-03-06T23:00');
  await cloud.timer('find-notices');
  const code = ordersOf(cloud)[0]?.voucherCode ?? '';
  const { ok } = await collectOrder(cloud.call(), { code, storeId: 'zongdian', staffId: 's-1' });
  expect(ok).toBe(true);
  await tickAt('2026-03-07T09:00');
  expect(sent()).toEqual([]);
  const notices = cloud.dump()['notices'] as Notice[];
  expect(notices.map(({ state, reason }) => [state, reason])).toEqual([
    ['dropped', 'nothing_to_collect'],
  ]);
  expect(orderId).toContain('mall:');
});

test('nobody is told who did not agree', async () => {
  await orderWaits('return', 0);
  await tickAt('2026-03-08T10:00');
  expect(cloud.dump()['notices']).toEqual([]);
});
