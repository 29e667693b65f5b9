import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  GetItemReply,
  ItemNotFound,
  ListItemsReply,
  listItemsRequest,
} from '#shared/mall/contract/items';
import { cashWorthFenPer1000, mostRedeemable } from '#shared/mall/rules';
import { itemCard, shelfPage, type ShelfView } from '#shared/mall/shelf';
import type { Account } from '#shared/points/model';
import { onLadder } from './ladder';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { settledAccount } from '../../_ledger/post';
import { pointsRulesInForce, programmeInForce, tierRulesInForce } from '../../_ledger/rulebook';
import { findStockLeft } from '../../_orders/stock';
import { itemsOnShelf } from './catalogue';

const defaultPage = 20;

/** One page of the shelf as the caller sees it: account and stock are read, at once; items are cached. */
export async function listItems(
  call: MemberCall,
  wish: InferOutput<typeof listItemsRequest>,
): Promise<Result<ListItemsReply, never>> {
  const items = await itemsOnShelf(call);
  const { view, cashWorth } = await viewOf(call, [...items.keys()]);
  const { cards, nextItemId } = shelfPage(
    [...items.values()],
    {
      filter: wish.filter ?? 'all',
      sort: wish.sort ?? 'recommended',
      search: wish.search ?? '',
      afterItemId: wish.cursor ?? null,
      limit: wish.limit ?? defaultPage,
    },
    view,
  );
  return accept({
    items: cards,
    nextCursor: nextItemId,
    availablePoints: view.availablePoints,
    cashWorthFenPer1000: cashWorth,
  });
}

export async function getItem(
  call: MemberCall,
  itemId: string,
): Promise<Result<GetItemReply, ItemNotFound>> {
  const item = (await itemsOnShelf(call)).get(itemId);
  if (!item) return refuse({ code: 'mall.item_not_found' });
  const { view, cashWorth, dayBoundary } = await viewOf(call, [itemId]);
  const card = itemCard(item, view);
  const { version, description, pictures, limits, storeIds, collectDays, onLapse } = item;
  return accept({
    ...card,
    version,
    description,
    pictures,
    limits,
    storeIds,
    collectDays,
    onLapse,
    onLapseCash: item.onLapseCash ?? 'refund',
    availablePoints: view.availablePoints,
    cashWorthFenPer1000: cashWorth,
    mostNow: mostRedeemable(item, { ...view, dayBoundary }, card.stockLeft),
  });
}

async function viewOf(call: MemberCall, itemIds: readonly string[]) {
  const [programme, pointsRule, tierRule, stockLeft, found] = await Promise.all([
    programmeInForce(call),
    pointsRulesInForce(call),
    tierRulesInForce(call),
    findStockLeft(call, itemIds),
    findAccount(call, call.caller.memberId),
  ]);
  const account: Account = await settledAccount(call, call.caller, found);
  const { dayBoundary } = programme.body;
  const view: ShelfView = {
    availablePoints: account.availablePoints,
    redeemed: account.redeemed ?? [],
    onLadder: onLadder(account, tierRule),
    goalItemId: account.goal?.itemId ?? null,
    stockLeft,
    today: businessDateAt(call.nowMs, dayBoundary),
    nowMs: call.nowMs,
  };
  return { view, dayBoundary, cashWorth: cashWorthFenPer1000(pointsRule.body.cash) };
}
