import type { MemberId } from '#shared/kernel/ids';
import type { Order, OrderKind, OrderState } from '#shared/order/model';
import type { Call } from '../_kit/action';
import { valuesOf } from '../_kit/documents';

const collection = 'orders';

/** Orders of a kind whose time has come, the longest waiting first. */
export async function findOrdersDue(call: Call, kind: OrderKind, limit: number): Promise<Order[]> {
  return valuesOf<Order>(
    call.database
      .collection(collection)
      .where({ kind, nextCheckAtMs: call.database.command.lte(call.nowMs) })
      .orderBy('nextCheckAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}

/** Orders that were collected since an instant, the oldest first. */
export async function listCollectedSince(
  call: Call,
  atMs: number,
  limit: number,
): Promise<Order[]> {
  return valuesOf<Order>(
    call.database
      .collection(collection)
      .where({ state: 'collected', updatedAtMs: call.database.command.gte(atMs) })
      .orderBy('updatedAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}

/** How many orders wait to be handed out in a store, or in any. */
export async function countReadyIn(call: Call, storeId: string): Promise<number> {
  const { command } = call.database;
  const { total } = (await call.database
    .collection(collection)
    .where({
      state: 'ready',
      'delivery.kind': 'pickup',
      'delivery.storeIds': command.in([storeId, null]),
    })
    .count()) as { total: number };
  return total;
}

/** What waits for any of these members in a store, in no order. */
export async function findWaitingOrders(
  call: Call,
  memberIds: readonly MemberId[],
): Promise<Order[]> {
  if (memberIds.length === 0) return [];
  const { command } = call.database;
  return valuesOf<Order>(
    call.database
      .collection(collection)
      .where({ memberId: command.in([...memberIds]), state: 'ready', 'delivery.kind': 'pickup' })
      .limit(1000)
      .get(),
  );
}

/** A place in a member's list. */
export interface OrderPlace {
  readonly listedAtMs: number;
  readonly orderId: string;
}

/** A member's orders, of one kind or of all, newest first, after a place; those that never came about are left out. */
export async function listOrdersOf(
  call: Call,
  {
    memberId,
    kind,
    states,
  }: {
    memberId: MemberId;
    kind?: OrderKind;
    states?: readonly OrderState[];
  },
  after: OrderPlace | null,
  limit: number,
): Promise<Order[]> {
  const { command } = call.database;
  const mine = {
    memberId,
    ...(kind && { kind }),
    ...(states && { state: command.in([...states]) }),
  };
  const where = after
    ? command.or([
        { ...mine, listedAtMs: command.gt(0).and(command.lt(after.listedAtMs)) },
        { ...mine, listedAtMs: after.listedAtMs, _id: command.lt(after.orderId) },
      ])
    : { ...mine, listedAtMs: command.gt(0) };
  return valuesOf<Order>(
    call.database
      .collection(collection)
      .where(where)
      .orderBy('listedAtMs', 'desc')
      .orderBy('_id', 'desc')
      .limit(limit)
      .get(),
  );
}
