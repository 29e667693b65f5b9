import { toFen, toPoints } from '#shared/kernel/amounts';
import type { Item } from '#shared/mall/model';
import { goods, services, vouchers, type Wanted } from './wanted';

const dayMs = 86_400_000;

/** The shelf of the demo shop: the two items of the documents and what goes with a phone. */
export function demoGoods(nowMs: number): { item: Item; stock: number }[] {
  return [...goods, ...services, ...vouchers, ...timed(nowMs)].map((wanted, index) => {
    const { points, yuan, cashYuan, art, stock, ...rest } = wanted;
    const item: Item = {
      version: 1,
      publishedAtMs: nowMs - (200 - index) * dayMs,
      addedAtMs: nowMs - (200 - index) * dayMs,
      kind: 'goods',
      pricePoints: toPoints(points),
      ...(cashYuan !== undefined && { cashFen: toFen(Math.round(cashYuan * 100)) }),
      referencePriceFen: toFen(Math.round(yuan * 100)),
      description: '',
      pictures: [`art:${art ?? wanted.itemId}`],
      window: { fromMs: null, toMs: null },
      storeIds: null,
      deliveries: ['pickup'],
      collectDays: 14,
      onLapse: 'return',
      limits: { perOrder: 5, perMember: null, perPeriod: null },
      rank: index + 1,
      ...rest,
    };
    return { item, stock };
  });
}

/** What is still to come, and what is over. */
function timed(nowMs: number): Wanted[] {
  return [
    {
      itemId: 'gift-box',
      minTier: 'cinnabar',
      title: '新年礼盒',
      points: 3600,
      yuan: 168,
      stock: 66,
      description: '挂绳、贴膜和一张手写贺卡。每人一份。',
      window: { fromMs: nowMs + 5 * dayMs, toMs: nowMs + 45 * dayMs },
      limits: { perOrder: 1, perMember: 1, perPeriod: null },
    },
    {
      itemId: 'tote-bag',
      title: '周年帆布袋',
      points: 699,
      yuan: 29,
      stock: 12,
      window: { fromMs: nowMs - 60 * dayMs, toMs: nowMs - 10 * dayMs },
    },
  ];
}
