import { toFen, toPoints } from '#shared/kernel/amounts';
import type { Database } from '../database';
import { putOnShelf } from './shelf';

/** What the race for the item is run for, unless `RACE_STOCK` says otherwise. */
const usualStock = 100;

/**
 * Something to be redeemed by hundreds at the same instant: 10 points, no limit for a person. With
 * `RACE_ITEMS` there are more of the kind, `race-item-2` and so on, to see what it costs that all want
 * the same one.
 */
export function putRaceItem(database: Database, nowMs: number): void {
  const added = wholeFrom('RACE_STOCK', usualStock);
  const count = wholeFrom('RACE_ITEMS', 1);
  const itemIds = Array.from({ length: count }, (_, index) => raceItemId(index));
  const shelved = itemIds.map((itemId) => ({ item: raceItem(itemId, nowMs), added, out: 0 }));
  putOnShelf(database, shelved);
}

/** The first, the second, ... item of the race. */
export function raceItemId(index: number): string {
  return index === 0 ? 'race-item' : `race-item-${String(index + 1)}`;
}

function wholeFrom(variable: string, usual: number): number {
  const wanted = Number(process.env[variable] ?? usual);
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : usual;
}

function raceItem(itemId: string, nowMs: number) {
  return {
    itemId,
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
}
