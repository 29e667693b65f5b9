import type { OrderId } from '#shared/kernel/ids';
import type { Order, OrderActor, OrderState, Parcel } from '#shared/order/model';
import { canMove } from '#shared/order/rules';
import { voucherBytes, voucherFrom } from '#shared/order/voucher';
import type { Call, MemberCall } from '../_kit/action';
import {
  addDocument,
  findDocument,
  findForRequest,
  isUpdated,
  valuesOf,
  withoutId,
} from '../_kit/documents';

const collection = 'orders';

/** What whoever places an order decides; the rest follows. */
export type NewOrder = Omit<
  Order,
  'voucherCode' | 'history' | 'collected' | 'createdAtMs' | 'updatedAtMs'
> & { readonly by: OrderActor };

/** A step of an order, and what changes with it. */
export interface OrderMove {
  readonly from: OrderState;
  readonly to: OrderState;
  readonly by: OrderActor;
  /** A parcel is put into the delivery that stands, whose address may be sealed anew meanwhile. */
  readonly patch?: Partial<Omit<Order, 'orderId' | 'state' | 'history' | 'updatedAtMs'>> & {
    readonly 'delivery.parcel'?: Parcel;
  };
}

/**
 * Adds an order with a fresh voucher. Gives what stands when its id is taken: an order happens once
 * for each request.
 */
export async function addOrder(
  call: Call,
  { by, ...order }: NewOrder,
): Promise<{ readonly order: Order; readonly isNew: boolean }> {
  const added: Order = {
    ...order,
    voucherCode: voucherFrom(call.ports.randomBytes(voucherBytes)),
    history: [{ state: order.state, atMs: call.nowMs, by }],
    collected: null,
    createdAtMs: call.nowMs,
    updatedAtMs: call.nowMs,
  };
  const outcome = await addDocument(call.database, collection, { _id: order.orderId, ...added });
  if (outcome === 'added') return { order: added, isNew: true };
  const standing = await findOrder(call, order.orderId);
  if (!standing) throw new Error(`order ${order.orderId} is taken and missing`);
  return { order: standing, isNew: false };
}

export async function findOrder(call: Call, orderId: OrderId): Promise<Order | null> {
  const stored = await findDocument<Order>(call.database, collection, orderId);
  return stored && withoutId(stored);
}

/** A member's order to be cancelled, and whether the same request has cancelled another. */
export function findOrderToEnd(
  call: MemberCall,
  orderId: OrderId,
): Promise<{ readonly found: Order | null; readonly isReused: boolean }> {
  const noted = { memberId: call.caller.memberId, endedBy: call.requestId };
  return findForRequest<Order>(call, { collection, id: orderId, noted });
}

/** `code` as `parseVoucher` gives it. */
export async function findOrderByVoucher(call: Call, code: string): Promise<Order | null> {
  const [found] = await valuesOf<Order>(
    call.database.collection(collection).where({ voucherCode: code }).limit(1).get(),
  );
  return found ?? null;
}

/** Those of the ids that stand, in no order. */
export async function findOrders(call: Call, orderIds: readonly OrderId[]): Promise<Order[]> {
  if (orderIds.length === 0) return [];
  return valuesOf<Order>(
    call.database
      .collection(collection)
      .where({ _id: call.database.command.in([...orderIds]) })
      .limit(orderIds.length)
      .get(),
  );
}

/**
 * Moves an order on if it still is where it was: of two that want it at the same instant one gets it.
 * Gives false, and writes nothing, when somebody else was first.
 * Errors: throws on a step that its graph does not have, which is a defect of the caller.
 */
export async function moveOrder(
  call: Call,
  { orderId, kind }: Pick<Order, 'orderId' | 'kind'>,
  { from, to, by, patch = {} }: OrderMove,
): Promise<boolean> {
  if (!canMove(kind, from, to)) throw new Error(`${kind} order: ${from} does not lead to ${to}`);
  const { command } = call.database;
  // `set` replaces a whole value; given plainly, the SDK would merge objects field by field.
  const changed = Object.entries(patch).map(([field, value]) => [field, command.set(value)]);
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: orderId, state: from })
      .update({
        ...(Object.fromEntries(changed) as Record<string, unknown>),
        state: to,
        history: command.push([{ state: to, atMs: call.nowMs, by }]),
        updatedAtMs: call.nowMs,
      }),
  );
}

/** Takes away an order that never came about; one that somebody has moved on stays. */
export async function removePlacing(call: Call, orderId: OrderId): Promise<void> {
  await call.database.collection(collection).where({ _id: orderId, state: 'placing' }).remove();
}

/** Notes when the sweeper looks at an order next, as long as it is in the state it was seen in. */
export async function setNextCheck(
  call: Call,
  { orderId, state }: Pick<Order, 'orderId' | 'state'>,
  nextCheckAtMs: number | null,
): Promise<void> {
  await call.database
    .collection(collection)
    .where({ _id: orderId, state })
    .update({ nextCheckAtMs });
}
