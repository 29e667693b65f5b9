import type { MemberId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { outTradeNoOf } from '#shared/payment/rules';
import type { Bill } from '#shared/store/purchase/model';
import type { Debit } from '#shared/store/debit/model';
import type { Call } from '../../../_kit/action';
import { valuesOf } from '../../../_kit/documents';

/** As many as one read gives. */
const batch = 1_000;

/** Every order of a member, and every payment made or begun for one of them. */
export async function findOrdersAndPayments(
  call: Call,
  memberId: MemberId,
): Promise<{ orders: Order[]; payments: Payment[] }> {
  const orders: Order[] = [];
  const payments: Payment[] = [];
  for (;;) {
    const page = await listOrdersOf(call, memberId, orders.length, batch);
    orders.push(...page);
    payments.push(...(await findPaymentsOf(call, page)));
    if (page.length < batch) return { orders, payments };
  }
}

/** Orders of a member, those that never came about among them. */
export async function listOrdersOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Order[]> {
  return valuesOf<Order>(
    call.database
      .collection('orders')
      .where({ memberId })
      .orderBy('kind', 'asc')
      .orderBy('listedAtMs', 'desc')
      .orderBy('_id', 'desc')
      .skip(skip)
      .limit(limit)
      .get(),
  );
}

/** The payments made or begun for orders. */
export async function findPaymentsOf(call: Call, orders: readonly Order[]): Promise<Payment[]> {
  const ids = orders
    .filter(({ priceFen }) => priceFen > 0)
    .map(({ orderId }) => outTradeNoOf(orderId, call.ports.sha256));
  if (ids.length === 0) return [];
  return valuesOf<Payment>(
    call.database
      .collection('payments')
      .where({ _id: call.database.command.in(ids) })
      .limit(ids.length)
      .get(),
  );
}

export async function listBillsOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Bill[]> {
  return valuesOf<Bill>(
    call.database
      .collection('bills')
      .where({ memberId })
      .orderBy('_id', 'asc')
      .skip(skip)
      .limit(limit)
      .get(),
  );
}

export async function listDebitsOf(
  call: Call,
  memberId: MemberId,
  skip: number,
  limit: number,
): Promise<Debit[]> {
  return valuesOf<Debit>(
    call.database
      .collection('debits')
      .where({ memberId })
      .orderBy('state', 'asc')
      .orderBy('expiresAtMs', 'desc')
      .skip(skip)
      .limit(limit)
      .get(),
  );
}
