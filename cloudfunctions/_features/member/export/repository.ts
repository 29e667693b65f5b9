import type { MemberId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { Bill } from '#shared/store/purchase/model';
import type { Debit } from '#shared/store/debit/model';
import type { Call } from '../../../_kit/action';

export async function listBillsOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Bill[]> {
  const { data } = (await call.database
    .collection('bills')
    .where({ memberId })
    .orderBy('_id', 'asc')
    .skip(skip)
    .limit(limit)
    .get()) as { data: Bill[] };
  return data;
}

export async function listDebitsOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Debit[]> {
  const { data } = (await call.database
    .collection('debits')
    .where({ memberId })
    .orderBy('state', 'asc')
    .orderBy('expiresAtMs', 'desc')
    .skip(skip)
    .limit(limit)
    .get()) as { data: Debit[] };
  return data;
}

export async function listAllOrdersOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Order[]> {
  const { data } = (await call.database
    .collection('orders')
    .where({ memberId })
    .orderBy('kind', 'asc')
    .orderBy('listedAtMs', 'desc')
    .orderBy('_id', 'desc')
    .skip(skip)
    .limit(limit)
    .get()) as { data: Order[] };
  return data;
}
