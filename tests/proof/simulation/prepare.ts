import type { ActionName, RequestOf } from '#shared/api';
import type { MemberId } from '#shared/kernel/ids';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { putStaff, type Hired } from '../../../localcloud/seed/staff';
import { demoStores, putStores } from '../../../localcloud/seed/stores';
import type { SimulatedShop } from './shop';

/** Who works in the shop. */
export const staff: readonly Hired[] = [
  { code: 'clerk', name: '小周', role: 'clerk', storeIds: ['zongdian'] },
  { code: 'manager', name: '林姐', role: 'manager', storeIds: ['zongdian'] },
  { code: 'owner', name: '许先生', role: 'owner', storeIds: null },
];

const item = {
  kind: 'goods',
  referencePriceFen: 900,
  description: '',
  pictures: ['art:mug'],
  window: { fromMs: null, toMs: null },
  storeIds: null,
  deliveries: ['pickup', 'ship'],
  collectDays: 3,
  rank: 1,
} as const;

/** Few of each, so that people meet at the last one. */
export const items = {
  cup: {
    ...item,
    title: '马克杯',
    pricePoints: 60,
    onLapse: 'return',
    limits: { perOrder: 3, perMember: 5, perPeriod: null },
  },
  vase: {
    ...item,
    title: '花瓶',
    pricePoints: 20,
    onLapse: 'return',
    limits: { perOrder: 2, perMember: null, perPeriod: null },
    minTier: 'cinnabar',
  },
  badge: {
    ...item,
    title: '徽章',
    pricePoints: 15,
    onLapse: 'forfeit',
    limits: { perOrder: 2, perMember: null, perPeriod: { period: 'week', quantity: 4 } },
  },
  lamp: {
    ...item,
    title: '台灯',
    pricePoints: 10,
    cashFen: 990,
    onLapse: 'return',
    onLapseCash: 'refund',
    limits: { perOrder: 2, perMember: 6, perPeriod: null },
  },
  print: {
    ...item,
    title: '版画',
    pricePoints: 5,
    cashFen: 1,
    onLapse: 'forfeit',
    onLapseCash: 'keep',
    limits: { perOrder: 1, perMember: null, perPeriod: { period: 'week', quantity: 3 } },
  },
} as const;

type PublishedTerms = RequestOf<'groupbuy.publishCampaign'>['terms'];

const campaign = {
  alonePriceFen: 2_900,
  teamPriceFen: 1_990,
  teamHours: 60,
  opensAtMs: 0,
  closesAtMs: null,
  maxPerOrder: 2,
  leaderMayLeave: false,
} as const;

/** One of plain money and few pieces, one that also takes points, gives some and is sent. */
export const campaigns: Readonly<Record<string, PublishedTerms>> = {
  tea: {
    ...campaign,
    item: { itemId: 'tea', title: '桂花乌龙', picture: 'art:tea', description: '' },
    teamPricePoints: 0,
    bonusPoints: 0,
    teamSize: 2,
    stock: 8,
    maxPerMember: 6,
    delivery: { kind: 'pickup', storeIds: ['zongdian'], collectDays: 2 },
    shopCompletesFrom: null,
  },
  cake: {
    ...campaign,
    item: { itemId: 'cake', title: '栗子蛋糕', picture: 'art:cake', description: '' },
    teamPricePoints: 5,
    bonusPoints: 7,
    teamSize: 3,
    stock: null,
    maxPerMember: null,
    delivery: { kind: 'ship' },
    leaderMayLeave: true,
    shopCompletesFrom: 1,
  },
};

/** Opens the shop: stores, staff, things on the shelf, campaigns. */
export async function prepare(shop: SimulatedShop): Promise<void> {
  putStores(shop.database, demoStores);
  putStaff(shop.database, staff, {
    atMs: shop.nowMs - 86_400_000,
    memberIdOf: (code) => shop.memberId(code) as MemberId,
  });
  for (const [itemId, body] of Object.entries(items)) {
    await operate(shop, 'mall.publishItem', { itemId, afterVersion: 0, operator: '店长', body });
    await operate(shop, 'mall.restock', { itemId, quantity: 5, reason: '到货', operator: '店长' });
  }
  for (const [campaignId, terms] of Object.entries(campaigns)) {
    await operate(shop, 'groupbuy.publishCampaign', { campaignId, afterVersion: 0, terms });
  }
}

async function operate(shop: SimulatedShop, action: ActionName, data: object): Promise<void> {
  const requestId = `opening-${sha256(JSON.stringify({ action, data })).slice(0, 16)}`;
  const done = shop.run('jobs', { action, data, requestId }, null);
  await shop.until(done);
  const outcome = await done;
  if (outcome === 'killed' || !outcome.ok) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
}
