import type { InferOutput } from 'valibot';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { Order } from '#shared/order/model';
import type {
  ListFailedRefundsReply,
  RetryRefundRefusal,
  RetryRefundReply,
  retryRefundRequest,
} from '#shared/payment/contract';
import {
  decideRetry,
  failedRefunds,
  outTradeNoIn,
  waitsForSomebody,
  type Retry,
} from '#shared/payment/failed';
import type { Payment, Refund } from '#shared/payment/model';
import type { AuditDraft } from '#shared/store/audit/model';
import { worksIn } from '#shared/store/staff/rules';
import type { Call, WriteRefusal } from '../../_kit/action';
import { retryWithJitter } from '../../_kit/retry';
import { findOrder, findOrders } from '../../_orders/orders';
import { writeAudit, type StaffCall } from '../../_staff/action';
import type { Deed } from '../../_staff/audit';
import { findPayment, listFailed, listRetried, movePayment } from './repository';

const listed = 200;

/** What waits for somebody to act, of the orders that the caller has to do with. */
export async function listFailedRefunds(
  call: StaffCall,
): Promise<Result<ListFailedRefundsReply, never>> {
  const payments = await listFailed(call, listed);
  const orders = await findOrders(
    call,
    payments.map(({ subject }) => subject.orderId as OrderId),
  );
  const refunds = payments.flatMap((payment) => {
    const order = orders.find(({ orderId }) => orderId === payment.subject.orderId);
    if (!order || !concerns(call, order)) return [];
    return failedRefunds(payment).flatMap(({ outRefundNo, amountFen, state, ...refund }) =>
      waitsForSomebody(state)
        ? {
            ...{ outRefundNo, orderId: order.orderId, title: order.item.title, amountFen, state },
            failedAtMs: refund.failedAtMs ?? refund.requestedAtMs,
          }
        : [],
    );
  });
  return accept({ refunds });
}

/** A parcel is everybody's; what is collected is of the stores that hand it out. */
function concerns({ staff }: StaffCall, { delivery }: Pick<Order, 'delivery'>): boolean {
  if (delivery.kind === 'ship' || delivery.storeIds === null) return true;
  return delivery.storeIds.some((storeId) => worksIn(staff, storeId));
}

/**
 * Promises the money of a closed refund anew and leaves asking WeChat to `jobs`: the keys of the account
 * are not at hand where staff call. Source: docs/domain/payment.md, rule 10.
 */
export async function retryRefund(
  call: StaffCall,
  { outRefundNo }: InferOutput<typeof retryRefundRequest>,
): Promise<Result<RetryRefundReply, RetryRefundRefusal | WriteRefusal>> {
  const found = await findPayment(call, outTradeNoIn(outRefundNo));
  if (!found) return refuse({ code: 'payment.refund_not_found' });
  const order = await findOrder(call, found.subject.orderId as OrderId);
  if (!order) throw new Error(`order ${found.subject.orderId} is gone`);
  if (order.memberId === call.staff.staffId) return refuse({ code: 'store.own_account' });
  if (!concerns(call, order)) return refuse({ code: 'staff.store_not_allowed' });

  const { staffId, name: staffName } = call.staff;
  const { requestId, nowMs: atMs, storeId } = call;
  const asked = { by: { staffId, staffName, requestId, atMs }, storeId };
  let known: Payment | null = found;
  const decided = await retryWithJitter(call.ports, async () => {
    const payment = known ?? (await findPayment(call, found.outTradeNo));
    known = null;
    if (!payment) throw new Error(`payment ${found.outTradeNo} is gone`);
    const one = decideRetry(payment, outRefundNo, asked);
    if (!one.ok || one.value.payment === null) return one;
    return (await movePayment(call, payment, one.value.payment, call.nowMs)) ? one : null;
  });
  if (decided === null) return refuse({ code: 'request.busy' });
  if (!decided.ok) return decided;
  await writeAudit(call, draftOf(order, decided.value));
  const { retry } = decided.value;
  return accept({ outRefundNo: retry.outRefundNo, amountFen: retry.amountFen, state: 'requested' });
}

type Asked = Pick<Retry, 'failed' | 'retry'>;

function draftOf(
  { orderId, memberId }: Pick<Order, 'orderId' | 'memberId'>,
  { failed, retry }: Asked,
): AuditDraft {
  return {
    action: 'payment.retryRefund',
    subject: { orderId, memberId },
    before: { state: 'closed', outRefundNo: failed.outRefundNo },
    after: { state: 'requested', outRefundNo: retry.outRefundNo, amountFen: retry.amountFen },
  };
}

const deedsRead = 500;

/** The refunds asked for anew since an instant, as they have to stand in the audit. */
export async function listRetryDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  const payments = await listRetried(call, sinceMs, deedsRead);
  const retries = payments.flatMap(({ refunds, subject }) =>
    refunds.flatMap((retry) => {
      const failed = refunds.find(({ outRefundNo }) => outRefundNo === retry.again?.of);
      return failed ? [{ failed, retry, orderId: subject.orderId as OrderId }] : [];
    }),
  );
  if (retries.length === 0) return [];
  const orders = await findOrders(
    call,
    retries.map(({ orderId }) => orderId),
  );
  return retries.flatMap((asked) => {
    const order = orders.find(({ orderId }) => orderId === asked.orderId);
    return order ? deedOf(order, asked) : [];
  });
}

function deedOf(order: Order, asked: Asked & { retry: Refund }): Deed[] {
  const { again } = asked.retry;
  if (!again) return [];
  const { staffId, requestId, atMs } = again.by;
  const by = { staffId: staffId as MemberId, requestId, atMs, storeId: again.storeId };
  return [{ ...draftOf(order, asked), ...by }];
}
