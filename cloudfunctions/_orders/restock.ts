import type { Call } from '../_kit/action';
import { addDocument, isUpdated } from '../_kit/documents';
import { findStock } from './stock';
import type { Restock, Stock } from './stock-model';

const collection = 'stock';

/** More than any request is repeated after. */
const restocksKept = 100;

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

async function applyRestock(call: Call, itemId: string, delivery: Restock): Promise<boolean> {
  const { command } = call.database;
  const { quantity, requestId } = delivery;
  return isUpdated(
    call.database
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
      }),
  );
}
