import type { OrderId, RequestId } from '#shared/kernel/ids';
import type { Call } from '../_kit/action';
import { addDocument, findDocument, type Stored } from '../_kit/documents';

const collection = 'stock';

/** More than any request is repeated after. */
const restocksKept = 100;

/**
 * How many of something there are. `added` (all that ever came) is always `left + out`, and `out` is
 * what the orders that stand have taken.
 *
 * `moves` is a journal of what changed lately, by order: a flow that repeats itself meets its own line
 * and takes nothing twice. The sweeper strikes lines out once the order itself says how it ended.
 * Source: docs/domain/order.md, rules 8 to 11.
 */
export interface Stock {
  readonly itemId: string;
  readonly left: number;
  readonly out: number;
  readonly added: number;
  readonly moves: readonly StockMove[];
  /** How many `moves` there are, for the sweeper's index. */
  readonly openMoves: number;
  /** The newest, with who and why. */
  readonly restocks: readonly Restock[];
}

export interface StockMove {
  /** `take:<orderId>` or `return:<orderId>`. */
  readonly moveId: string;
  readonly quantity: number;
  readonly atMs: number;
}

export interface Restock {
  readonly requestId: RequestId;
  readonly quantity: number;
  readonly reason: string;
  readonly operator: string;
  readonly atMs: number;
}

/** So much of an item for an order. */
export interface StockOrder {
  readonly itemId: string;
  readonly orderId: OrderId;
  readonly quantity: number;
}

/** `short`: not enough left. `returned`: this order gave it back a moment ago. */
export type Taken =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'short'; readonly left: number }
  | { readonly outcome: 'returned' };

/**
 * Takes stock by one conditional update that carries the order's id: never more than there is, and
 * once for an order, however often it is repeated.
 */
export async function takeStock(
  call: Call,
  { itemId, orderId, quantity }: StockOrder,
): Promise<Taken> {
  const { command } = call.database;
  const { updated } = (await call.database
    .collection(collection)
    .where({
      _id: itemId,
      left: command.gte(quantity),
      'moves.moveId': command.neq(takeId(orderId)),
    })
    .update({
      left: command.inc(-quantity),
      out: command.inc(quantity),
      moves: command.push([{ moveId: takeId(orderId), quantity, atMs: call.nowMs }]),
      openMoves: command.inc(1),
    })) as { updated?: number };
  if (updated === 1) return { outcome: 'taken' };
  const stock = await findStock(call, itemId);
  const has = (moveId: string): boolean =>
    stock?.moves.some((move) => move.moveId === moveId) ?? false;
  if (has(returnId(orderId))) return { outcome: 'returned' };
  return has(takeId(orderId)) ? { outcome: 'taken' } : { outcome: 'short', left: stock?.left ?? 0 };
}

/** Gives back what an order has taken, once, however often it is repeated. */
export async function returnStock(
  call: Call,
  { itemId, orderId, quantity }: StockOrder,
): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({ _id: itemId, 'moves.moveId': command.neq(returnId(orderId)) })
    .update({
      left: command.inc(quantity),
      out: command.inc(-quantity),
      moves: command.push([{ moveId: returnId(orderId), quantity, atMs: call.nowMs }]),
      openMoves: command.inc(1),
    });
}

/**
 * Strikes lines out of the journal whose orders have ended one way or the other: all of them in one
 * update, or none where another run has begun on them.
 */
export async function settleStock(
  call: Call,
  itemId: string,
  moves: readonly StockMove[],
): Promise<void> {
  if (moves.length === 0) return;
  const { command } = call.database;
  const moveIds = moves.map(({ moveId }) => moveId);
  await call.database
    .collection(collection)
    .where({ _id: itemId, 'moves.moveId': command.all(moveIds) })
    .update({
      moves: command.pull({ moveId: command.in(moveIds) }),
      openMoves: command.inc(-moveIds.length),
    });
}

/**
 * Puts more of an item on the shelf, or takes some away, once for each request. Gives the stock as it
 * was found afterwards; `short` when fewer are left than are to go.
 */
export async function restock(
  call: Call,
  itemId: string,
  delivery: Restock,
): Promise<{ readonly outcome: 'done' | 'short' | 'key_reused'; readonly left: number }> {
  const { quantity, requestId } = delivery;
  if (!(await applyRestock(call, itemId, delivery)) && quantity > 0) {
    const first: Stock = {
      itemId,
      left: quantity,
      out: 0,
      added: quantity,
      moves: [],
      openMoves: 0,
      restocks: [delivery],
    };
    const outcome = await addDocument(call.database, collection, { _id: itemId, ...first });
    if (outcome === 'exists') await applyRestock(call, itemId, delivery);
  }
  const stock = await findStock(call, itemId);
  const standing = stock?.restocks.find((one) => one.requestId === requestId);
  const left = stock?.left ?? 0;
  if (!standing) return { outcome: 'short', left };
  const isSame = standing.quantity === quantity && standing.reason === delivery.reason;
  return { outcome: isSame ? 'done' : 'key_reused', left };
}

/** How many are left of each; what has no stock yet is missing. */
export async function findStockLeft(
  call: Call,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (itemIds.length === 0) return new Map();
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.in([...itemIds]) })
    .field({ left: true })
    .limit(itemIds.length)
    .get()) as { data: { _id: string; left: number }[] };
  return new Map(data.map(({ _id, left }) => [_id, left]));
}

/** Stocks with lines in their journal, after one in the order of their ids. */
export async function listOpenStocks(call: Call, afterId: string, limit: number): Promise<Stock[]> {
  const { command } = call.database;
  const { data } = (await call.database
    .collection(collection)
    .where({ openMoves: command.gt(0), _id: command.gt(afterId) })
    .orderBy('_id', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Stock>[] };
  return data.map(({ _id, ...stock }) => stock);
}

/** The order behind a line of the journal. */
export function orderIdOf({ moveId }: StockMove): OrderId {
  return moveId.slice(moveId.indexOf(':') + 1) as OrderId;
}

export function isReturn({ moveId }: StockMove): boolean {
  return moveId.startsWith('return:');
}

async function applyRestock(call: Call, itemId: string, delivery: Restock): Promise<boolean> {
  const { command } = call.database;
  const { quantity, requestId } = delivery;
  const { updated } = (await call.database
    .collection(collection)
    .where({
      _id: itemId,
      left: command.gte(-quantity),
      'restocks.requestId': command.neq(requestId),
    })
    .update({
      left: command.inc(quantity),
      added: command.inc(quantity),
      restocks: command.push({ each: [delivery], position: 0, slice: restocksKept }),
    })) as { updated?: number };
  return updated === 1;
}

async function findStock(call: Call, itemId: string): Promise<Stock | null> {
  return findDocument<Stock>(call.database, collection, itemId);
}

const takeId = (orderId: OrderId): string => `take:${orderId}`;
const returnId = (orderId: OrderId): string => `return:${orderId}`;
