import { toFen, toPoints } from '#shared/kernel/amounts';
import type { Database } from '../database';
import { putOnShelf } from './shelf';

/** What the race for the item is run for, unless `RACE_STOCK` says otherwise. */
const usualStock = 100;

/** Something to be redeemed by hundreds at the same instant: 10 points, no limit for a person. */
export function putRaceItem(database: Database, nowMs: number): void {
  const wanted = Number(process.env['RACE_STOCK'] ?? usualStock);
  const added = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : usualStock;
  const item = {
    itemId: 'race-item',
    version: 1,
    publishedAtMs: nowMs,
    addedAtMs: nowMs,
    title: '竞速纪念章',
    kind: 'goods',
    pricePoints: toPoints(10),
    referencePriceFen: toFen(100),
    description: '用来测量同时兑换的商品。',
    pictures: ['art:gift-box'],
    window: { fromMs: null, toMs: null },
    storeIds: null,
    deliveries: ['pickup'],
    collectDays: 30,
    onLapse: 'return',
    limits: { perOrder: 1000, perMember: null, perPeriod: null },
    rank: 1,
  } as const;
  putOnShelf(database, [{ item, added, out: 0 }]);
}
