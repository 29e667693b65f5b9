import type { RequestOf } from '#shared/api';
import type { Order } from '#shared/order/model';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { Stock } from '../../../cloudfunctions/_orders/stock-model';
import type { Cloud } from '../harness';

type Body = RequestOf<'mall.publishItem'>['body'];

export const cup: Body = {
  title: '马克杯',
  kind: 'goods',
  pricePoints: 100,
  referencePriceFen: 900,
  description: '',
  pictures: ['art:mug'],
  window: { fromMs: null, toMs: null },
  storeIds: null,
  deliveries: ['pickup'],
  collectDays: 7,
  onLapse: 'return',
  limits: { perOrder: 10, perMember: null, perPeriod: null },
  rank: 1,
};

/** Puts an item on the shelf with so many of it, past the process cache. */
export async function shelve(
  cloud: Cloud,
  itemId: string,
  { stock = 10, ...change }: Partial<Body> & { stock?: number } = {},
): Promise<void> {
  const body = { ...cup, ...change };
  const published = await cloud.operator('mall.publishItem', {
    itemId,
    afterVersion: 0,
    operator: '许先生',
    body,
  });
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  if (stock > 0) {
    const restock = { itemId, quantity: stock, reason: '到货', operator: '许先生' };
    const stocked = await cloud.operator('mall.restock', restock);
    if (!stocked.ok) throw new Error(JSON.stringify(stocked.error));
  }
  cloud.nowMs += 10_000;
}

export async function grant(cloud: Cloud, code: string, points: number): Promise<void> {
  await cloud.operator('points.grant', { openid: `o-${code}`, points, reason: '测试' });
}

export const stockOf = (cloud: Cloud, itemId: string): Stock => {
  const stocks = cloud.dump()['stock'] as (Stock & { _id: string })[];
  const found = stocks.find(({ _id }) => _id === itemId);
  if (!found) throw new Error(`no stock of ${itemId}`);
  return found;
};

export const ordersOf = (cloud: Cloud): Order[] => (cloud.dump()['orders'] ?? []) as Order[];

export const accountOf = (cloud: Cloud, code: string): Account => {
  const accounts = cloud.dump()['accounts'] as Account[];
  const found = accounts.find(({ memberId }) => memberId === cloud.memberId(code));
  if (!found) throw new Error(`no account of ${code}`);
  return found;
};

/**
 * What is wrong between points, stock, limits and orders once nothing is under way any more, or null.
 * Source: docs/domain/mall.md, rule 16.
 */
export async function mallFault(cloud: Cloud, codes: readonly string[]): Promise<string | null> {
  const orders = ordersOf(cloud);
  const ledger = cloud.dump()['ledger'] as LedgerEntry[];
  for (const code of codes) {
    const fault = await cloud.bookFault(code);
    if (fault) return `${code}: ${fault}`;
  }
  const open = orders.filter(({ state }) => state === 'placing');
  if (open.length > 0) return `${String(open.length)} orders still being placed`;

  const debits = ledger.filter(({ kind }) => kind === 'redeem');
  for (const { orderId, state, onLapse } of orders) {
    const debit = debits.filter(({ entryId }) => entryId === orderId.replace('mall:', 'redeem:'));
    const returns = ledger.filter(({ reversesEntryId }) => reversesEntryId === debit[0]?.entryId);
    const isReturned = state === 'cancelled' || (state === 'lapsed' && onLapse === 'return');
    if (debit.length > 1) return `${orderId}: paid ${String(debit.length)} times`;
    if (debit.length === 0 && !isReturned) return `${orderId}: ${state} and not paid`;
    const wanted = debit.length === 1 && isReturned ? 1 : 0;
    if (returns.length !== wanted) return `${orderId}: ${state}, returned ${returns.length} times`;
    const back = returns.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
    if (wanted === 1 && back + Number(debit[0]?.deltaPoints) !== 0)
      return `${orderId}: not all is back`;
  }
  const unknown = debits.filter(
    ({ entryId }) => !orders.some(({ orderId }) => orderId.replace('mall:', 'redeem:') === entryId),
  );
  if (unknown.length > 0) return `${String(unknown.length)} debits without an order`;

  for (const { itemId, left, out, added, restocks } of (cloud.dump()['stock'] ?? []) as Stock[]) {
    const holding = orders.filter(
      ({ item, state }) => item.itemId === itemId && state !== 'cancelled' && state !== 'lapsed',
    );
    const taken = holding.reduce((sum, { quantity }) => sum + quantity, 0);
    const delivered = restocks.reduce((sum, { quantity }) => sum + quantity, 0);
    if (left < 0 || left + out !== added || added !== delivered) return `${itemId}: stock is off`;
    if (out !== taken) return `${itemId}: ${String(out)} out, ${String(taken)} ordered`;
  }
  return null;
}
