import type {
  ExportedBill,
  ExportedDebit,
  ExportedOrder,
  ExportedPayment,
} from '#shared/member/export';
import type { Address, Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import type { Debit } from '#shared/store/debit/model';
import type { Bill } from '#shared/store/purchase/model';
import { unseal } from '../../../_kit/seal';
import type { Ports } from '../../../_kit/ports';

/* What of a document is the member's own: the shop's inner workings and other people's names are not. */

export function exportedOrder(ports: Pick<Ports, 'sealKeys'>, order: Order): ExportedOrder {
  const { orderId, kind, item, quantity, pricePoints, priceFen, state, history } = order;
  const { delivery, createdAtMs } = order;
  const sealed = delivery.kind === 'ship' ? delivery.sealedAddress : '';
  const address = sealed === '' ? null : (JSON.parse(unseal(ports, sealed)) as Address);
  return {
    ...{ orderId, kind, item, quantity, pricePoints, priceFen, state },
    ...{ history, createdAtMs, address },
  };
}

export function exportedPayment(payment: Payment): ExportedPayment {
  const { outTradeNo, subject, state, amountFen, createdAtMs, paidAtMs, refunds } = payment;
  return { outTradeNo, subject, state, amountFen, createdAtMs, paidAtMs, refunds };
}

export function exportedBill(bill: Bill): ExportedBill {
  const { billId, storeName, businessDate, billNumber, amountFen, points, state } = bill;
  const recordedAtMs = bill.recorded.atMs;
  return { billId, storeName, businessDate, billNumber, amountFen, points, state, recordedAtMs };
}

export function exportedDebit(debit: Debit): ExportedDebit {
  const { debitId, storeName, businessDate, billFen, points, worthFen, state, proposed } = debit;
  const proposedAtMs = proposed.atMs;
  return { debitId, storeName, businessDate, billFen, points, worthFen, state, proposedAtMs };
}
