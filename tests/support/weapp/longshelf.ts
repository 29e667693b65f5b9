import { casePage, earphoneCase, readyOrder, shelf, stores } from '../../app/mall/samples';
import type { CallFunction } from './wx';

export const itemsOnLongShelf = 500;
/** As the screens have it: two items in a row. */
const rowUnits = 18.25;
/** The client of the tests is set to text of 16, where 17 is usual and makes 16 px a unit. */
export const rowPx = (rowUnits * 16 * 16) / 17;

interface Asked {
  readonly action: string;
  readonly data: { readonly cursor?: string | null; readonly limit?: number; filter?: string };
}

/** A shelf of five hundred, with titles as long as they may be. */
export const longShelf: CallFunction = async (_, event) => {
  const asked = event as Asked;
  // Long enough for the page to say that more is on its way.
  await new Promise((done) => setTimeout(done, 30));
  return asked.action.startsWith('mall.') || asked.action === 'store.listStores'
    ? { ok: true, data: answer(asked), requestId: 'r' }
    : { ok: false, error: { code: 'server.fault' }, requestId: 'r' };
};

function answer({ action, data }: Asked): object {
  if (action === 'store.listStores') return { stores };
  if (action === 'mall.getItem') return casePage;
  if (action === 'mall.getOrder') return readyOrder;
  if (data.filter === 'almost') return { ...shelf, items: [] };
  const from = Number(data.cursor ?? 0);
  const to = Math.min(itemsOnLongShelf, from + (data.limit ?? 20));
  const items = Array.from({ length: to - from }, (_, index) => ({
    ...earphoneCase,
    itemId: `item-${from + index}`,
    title: `第${from + index}件${'很长的名字'.repeat(7)}`,
  }));
  return { ...shelf, items, nextCursor: to < itemsOnLongShelf ? String(to) : null };
}
