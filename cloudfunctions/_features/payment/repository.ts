import type { OutTradeNo, Payment, PaymentEvidence, Refund } from '#shared/payment/model';
import { failedRefundAtMs } from '#shared/payment/failed';
import { nextAttemptAtMs, statesBefore, type PaidFacts } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import { addDocument, findDocument, type Stored } from '../../_kit/documents';

const collection = 'payments';

/** Gives `exists`, and writes nothing, where the order has a payment already. */
export function addPayment(call: Call, payment: Payment): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: payment.outTradeNo, ...payment });
}

export async function findPayment(call: Call, outTradeNo: OutTradeNo): Promise<Payment | null> {
  const document = await findDocument<Payment>(call.database, collection, outTradeNo);
  return document && toPayment(document);
}

/** The longest waiting first. */
export async function listDuePayments(call: Call, limit: number): Promise<Payment[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ nextAttemptAtMs: call.database.command.lte(call.nowMs) })
    .orderBy('nextAttemptAtMs', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Payment>[] };
  return data.map(toPayment);
}

/** Payments with a refund that waits for somebody, the longest waiting first. */
export async function listFailed(call: Call, limit: number): Promise<Payment[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ failedRefundAtMs: call.database.command.gt(0) })
    .orderBy('failedRefundAtMs', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Payment>[] };
  return data.map(toPayment);
}

/** Payments with a refund that was asked for anew since an instant. */
export async function listRetried(call: Call, sinceMs: number, limit: number): Promise<Payment[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ retriedAtMs: call.database.command.gte(sinceMs) })
    .limit(limit)
    .get()) as { data: Stored<Payment>[] };
  return data.map(toPayment);
}

/**
 * Replaces a payment by what follows from it, if nothing else did since it was read; gives the new
 * one, or null. When it is looked at next follows from what it has become, unless said otherwise.
 */
export async function movePayment(
  call: Call,
  from: Payment,
  next: Payment,
  atMs = nextAttemptAtMs(next, call.nowMs),
): Promise<Payment | null> {
  const waits = { nextAttemptAtMs: atMs, failedRefundAtMs: failedRefundAtMs(next) };
  const { retriedAtMs = null } = next;
  const to = { ...next, ...waits, retriedAtMs, revision: from.revision + 1 };
  const { state, settledAtMs, refundableFen, refunds, tries, revision } = to;
  const { updated } = (await call.database
    .collection(collection)
    .where({ _id: from.outTradeNo, revision: from.revision })
    .update({
      ...{ state, settledAtMs, refundableFen, tries, revision, retriedAtMs, ...waits },
      refunds: call.database.command.set(refunds),
    })) as { updated?: number };
  return updated === 1 ? to : null;
}

/**
 * Notes that money has come, once, and only where amount and payer are those of the payment. Gives
 * the payment as it is then; null where it is paid already, another's, or none.
 */
export function takePaid(
  call: Call,
  facts: PaidFacts,
  evidence: PaymentEvidence,
): Promise<Payment | null> {
  const { command } = call.database;
  return changeAndReturn(
    call,
    {
      _id: facts.outTradeNo,
      state: command.in(statesBefore('paid')),
      amountFen: facts.totalFen,
      openid: facts.openid,
    },
    {
      state: 'paid',
      transactionId: facts.transactionId,
      paidAtMs: facts.paidAtMs,
      evidence: command.set(evidence),
      refundableFen: facts.totalFen,
      tries: 0,
    },
  );
}

/** Gives up a payment that may still be open at WeChat; null where there is none like that. */
export function beginClosing(call: Call, outTradeNo: OutTradeNo): Promise<Payment | null> {
  const state = call.database.command.in([...statesBefore('closing'), 'closing']);
  return changeAndReturn(call, { _id: outTradeNo, state }, { state: 'closing', tries: 0 });
}

/**
 * Promises money back: the sum leaves what may still be refunded in the write that adds the refund,
 * so all refunds together are never more than was paid. Null where it does not fit or is there.
 */
export function reserveRefund(
  call: Call,
  outTradeNo: OutTradeNo,
  refund: Refund,
): Promise<Payment | null> {
  const { command } = call.database;
  return changeAndReturn(
    call,
    {
      _id: outTradeNo,
      state: 'paid',
      refundableFen: command.gte(refund.amountFen),
      'refunds.outRefundNo': command.neq(refund.outRefundNo),
    },
    { refundableFen: command.inc(0 - refund.amountFen), refunds: command.push([refund]), tries: 0 },
  );
}

/** Soon, should the function that makes the change die before it has done what follows. */
const soonMs = 60_000;

async function changeAndReturn(
  call: Call,
  where: Record<string, unknown>,
  change: Record<string, unknown>,
): Promise<Payment | null> {
  const { command } = call.database;
  const { updated, doc } = (await call.database
    .collection(collection)
    .where(where)
    .updateAndReturn({
      ...change,
      revision: command.inc(1),
      nextAttemptAtMs: call.nowMs + soonMs,
    })) as { updated?: number; doc?: Stored<Payment> | null };
  return updated === 1 && doc ? toPayment(doc) : null;
}

function toPayment({ _id, ...payment }: Stored<Payment>): Payment {
  return payment;
}
