import type { MemberId } from '#shared/kernel/ids';
import type { Deletion } from '#shared/member/deletion';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { outTradeNoOf } from '#shared/payment/rules';
import type { Call } from '../../../_kit/action';
import {
  addDocument,
  findDocument,
  isUpdated,
  type Stored,
  valuesOf,
  withoutId,
} from '../../../_kit/documents';

const collection = 'deletions';
const batch = 1_000;

async function findDeletion(call: Call, memberId: MemberId): Promise<Deletion | null> {
  const stored = await findDocument<Deletion>(call.database, collection, memberId);
  return stored && withoutId(stored);
}

/** Those of several members who were deleted, the newest last. */
export async function findDeletions(
  call: Call,
  memberIds: readonly MemberId[],
): Promise<Deletion[]> {
  if (memberIds.length === 0) return [];
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.in([...memberIds]) })
    .limit(memberIds.length)
    .get()) as { data: Stored<Deletion>[] };
  return data.map(withoutId).sort((a, b) => a.askedAtMs - b.askedAtMs);
}

/** Gives what stands where somebody, or this very request, has asked before. */
export async function addDeletion(call: Call, deletion: Deletion): Promise<Deletion> {
  const document = { _id: deletion.memberId, ...deletion };
  if ((await addDocument(call.database, collection, document)) === 'added') return deletion;
  await call.database
    .collection(collection)
    .where({ _id: deletion.memberId })
    .update({ requestIds: call.database.command.addToSet(call.requestId) });
  return (await findDeletion(call, deletion.memberId)) ?? deletion;
}

/** Moves one on if it still is where it was read to be; false when somebody else did. */
export async function moveDeletion(call: Call, from: Deletion, to: Deletion): Promise<boolean> {
  const { state, closedAtMs, lostPoints, doneAtMs, nextAttemptAtMs } = to;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: from.memberId, state: from.state, nextAttemptAtMs: from.nextAttemptAtMs })
      .update({ state, closedAtMs, lostPoints, doneAtMs, nextAttemptAtMs }),
  );
}

/** Takes a wish back that cannot be granted any more. */
export async function dropDeletion(call: Call, { memberId }: Deletion): Promise<void> {
  await call.database.collection(collection).where({ _id: memberId, state: 'asked' }).remove();
}

/** The longest waiting first. */
export async function listDueDeletions(call: Call, limit: number): Promise<Deletion[]> {
  return valuesOf<Deletion>(
    call.database
      .collection(collection)
      .where({ nextAttemptAtMs: call.database.command.lte(call.nowMs) })
      .orderBy('nextAttemptAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}

/** Every order of a member, and every payment made or begun for one of them. */
export async function findOrdersAndPayments(
  call: Call,
  memberId: MemberId,
): Promise<{ orders: Order[]; payments: Payment[] }> {
  const orders: Order[] = [];
  const payments: Payment[] = [];
  for (;;) {
    const page = await listOrders(call, memberId, orders.length);
    orders.push(...page);
    payments.push(...(await findPaymentsOf(call, page)));
    if (page.length < batch) return { orders, payments };
  }
}

async function listOrders(call: Call, memberId: MemberId, skip: number): Promise<Order[]> {
  const { data } = (await call.database
    .collection('orders')
    .where({ memberId })
    .orderBy('kind', 'asc')
    .orderBy('listedAtMs', 'desc')
    .orderBy('_id', 'desc')
    .skip(skip)
    .limit(batch)
    .get()) as { data: Stored<Order>[] };
  return data;
}

/** The payments made or begun for orders. */
export async function findPaymentsOf(call: Call, orders: readonly Order[]): Promise<Payment[]> {
  const ids = orders
    .filter(({ priceFen }) => priceFen > 0)
    .map(({ orderId }) => outTradeNoOf(orderId, call.ports.sha256));
  if (ids.length === 0) return [];
  const { data } = (await call.database
    .collection('payments')
    .where({ _id: call.database.command.in(ids) })
    .limit(ids.length)
    .get()) as { data: Stored<Payment>[] };
  return data;
}
