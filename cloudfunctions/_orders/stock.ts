import type { OrderId } from '#shared/kernel/ids';
import type { Call } from '../_kit/action';
import { findDocument, type Stored } from '../_kit/documents';
import { returnId, takeId, type Stock, type StockMove } from './stock-model';

const collection = 'stock';

const tokenBytes = 8;

/** So much of an item for an order. */
export interface StockOrder {
  readonly itemId: string;
  readonly orderId: OrderId;
  readonly quantity: number;
}

/** `short`: not enough left. `returned`: this order gave it back a moment ago. */
export type Taken =
  | { readonly outcome: 'taken'; readonly token: string }
  | { readonly outcome: 'short'; readonly left: number }
  | { readonly outcome: 'returned' };

/**
 * Takes stock by one conditional update that carries the order's id: never more than there is, and
 * once for an order, however often it is repeated while its line stands. The token says which taking it
 * was: one that comes after the order has its own is given back by {@link untakeStock}.
 */
export async function takeStock(
  call: Call,
  { itemId, orderId, quantity }: StockOrder,
): Promise<Taken> {
  const { command } = call.database;
  const token = Buffer.from(call.ports.randomBytes(tokenBytes)).toString('hex');
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
      moves: command.push([{ moveId: takeId(orderId), token, quantity, atMs: call.nowMs }]),
      openMoves: command.inc(1),
    })) as { updated?: number };
  if (updated === 1) return { outcome: 'taken', token };
  const stock = await findStock(call, itemId);
  const lineOf = (moveId: string): StockMove | undefined =>
    stock?.moves.find((move) => move.moveId === moveId);
  if (lineOf(returnId(orderId))) return { outcome: 'returned' };
  const standing = lineOf(takeId(orderId));
  return standing
    ? { outcome: 'taken', token: standing.token }
    : { outcome: 'short', left: stock?.left ?? 0 };
}

/** Strikes out the line of a taking that its order stands for: it stays taken. */
export async function strikeTaken(call: Call, itemId: string, token: string): Promise<void> {
  await changeLine(call, itemId, token, {});
}

/** Undoes a taking that its order does not stand for, together with its line, so it happens once. */
export async function untakeStock(
  call: Call,
  { itemId, token, quantity }: { itemId: string; token: string; quantity: number },
): Promise<void> {
  const { command } = call.database;
  await changeLine(call, itemId, token, {
    left: command.inc(quantity),
    out: command.inc(-quantity),
  });
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
      moves: command.push([{ moveId: returnId(orderId), token: '', quantity, atMs: call.nowMs }]),
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

export async function findStock(call: Call, itemId: string): Promise<Stock | null> {
  return findDocument<Stock>(call.database, collection, itemId);
}

async function changeLine(
  call: Call,
  itemId: string,
  token: string,
  besides: Record<string, unknown>,
): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({ _id: itemId, 'moves.token': token })
    .update({ ...besides, moves: command.pull({ token }), openMoves: command.inc(-1) });
}
