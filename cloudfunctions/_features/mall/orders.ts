import type { InferOutput } from 'valibot';
import { toFen, zeroPoints } from '#shared/kernel/amounts';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  GetOrderReply,
  ListOrdersReply,
  listOrdersRequest,
  OrderCard,
  OrderNotFound,
} from '#shared/mall/contract/orders';
import type { Address, Order } from '#shared/order/model';
import { wasPaid } from '#shared/order/money';
import { canBeCancelled, canBeCollected, stateAt } from '#shared/order/rules';
import { noticeOffer } from '#shared/notice/rules';
import { failedRefunds, standingRefunds } from '#shared/payment/failed';
import { reverseSpend } from '#shared/points/reversal';
import type { Call, MemberCall } from '../../_kit/action';
import { unseal } from '../../_kit/seal';
import { findEntry } from '../../_ledger/entries';
import { noticeRulesInForce } from '../../_ledger/rulebook';
import { postingContext } from '../../_ledger/context';
import { listOrdersOf, type OrderPlace } from '../../_orders/lists';
import { debitIdOf } from './debit';
import { paymentOf } from './money';
import { endIfOverdue, keepsPoints, lapseIfDue } from './outcome';
import { findOwnOrder } from './own-order';
import type { MallPorts } from './ports';

const defaultPage = 20;

/** Something of it is still to come. */
const openStates = ['awaiting_payment', 'locked', 'ready', 'shipped', 'refunding'] as const;

const nothingHeld = { lots: [], pending: [], holds: [], debtPoints: zeroPoints };

export async function listOrders(
  call: MemberCall,
  { cursor, limit = defaultPage, filter = 'all' }: InferOutput<typeof listOrdersRequest>,
): Promise<Result<ListOrdersReply, never>> {
  const orders = await listOrdersOf(
    call,
    {
      memberId: call.caller.memberId,
      ...(filter === 'open' && { states: openStates }),
    },
    cursor ? placeOf(cursor) : null,
    limit + 1,
  );
  const page = orders.slice(0, limit);
  const last = page.at(-1);
  return accept({
    orders: page.map((order) => cardOf(order, call.nowMs)),
    nextCursor: orders.length > limit && last ? `${String(last.listedAtMs)}~${last.orderId}` : null,
  });
}

export async function getOrder(
  call: MemberCall,
  ports: MallPorts,
  orderId: string,
): Promise<Result<GetOrderReply, OrderNotFound>> {
  const found = await findOwnOrder(call, orderId);
  if (!found) return refuse({ code: 'mall.order_not_found' });
  const order = await lapseIfDue(call, ports, await endIfOverdue(call, ports, found));
  const { delivery, collected, state, pricePoints } = order;
  const waits = canBeCollected(order, call.nowMs);
  const notices = waits ? await noticeRulesInForce(call) : null;
  const offer = noticeOffer(notices?.body ?? null, 'pickup_due');
  const hasReturned = (state === 'cancelled' || state === 'lapsed') && !keepsPoints(order);
  return accept({
    ...cardOf(order, call.nowMs),
    onLapse: order.onLapse,
    onLapseCash: order.onLapseCash ?? 'refund',
    outTradeNo: order.priceFen > 0 ? paymentOf(call, order).outTradeNo : null,
    voucherCode: waits ? order.voucherCode : null,
    storeIds: delivery.kind === 'pickup' ? delivery.storeIds : null,
    teamId: order.teamId ?? null,
    collected: collected && { storeId: collected.storeId, atMs: collected.atMs },
    address: delivery.kind === 'ship' ? addressOf(call, delivery.sealedAddress) : null,
    parcel: delivery.kind === 'ship' ? delivery.parcel : null,
    history: order.history,
    onCancel: canBeCancelled(order, call.nowMs) ? await returnOf(call, order) : null,
    returnedPoints: hasReturned ? pricePoints : null,
    refund: await refundOf(call, ports, order),
    ...(offer && { noticeOffer: offer }),
  });
}

export function addressOf(call: Call, sealedAddress: string): Address {
  return JSON.parse(unseal(call.ports, sealedAddress)) as Address;
}

function cardOf(order: Order, nowMs: number): OrderCard {
  const { orderId, kind, item, quantity, pricePoints, priceFen, delivery, createdAtMs } = order;
  return {
    orderId,
    kind,
    item,
    quantity,
    pricePoints,
    priceFen,
    state: stateAt(order, nowMs),
    deliveryKind: delivery.kind,
    collectByMs: delivery.kind === 'pickup' ? delivery.collectByMs : null,
    payByMs: (order.state === 'awaiting_payment' ? order.payByMs : null) ?? null,
    createdAtMs,
  };
}

/** What became of the money of an order that is over, by the payment's own word. */
async function refundOf(
  call: Call,
  { payments }: MallPorts,
  order: Order,
): Promise<GetOrderReply['refund']> {
  const isOver = order.state === 'cancelled' || order.state === 'lapsed';
  if (order.priceFen === 0 || !isOver) return null;
  const payment = await payments.findPayment(call, paymentOf(call, order).outTradeNo);
  const refunds = payment ? standingRefunds(payment) : [];
  if (!payment || refunds.length === 0) return null;
  const isDone = refunds.every(({ state }) => state === 'succeeded');
  const isDelayed = failedRefunds(payment).length > 0;
  const state = isDone ? 'done' : isDelayed ? 'delayed' : 'under_way';
  return { amountFen: order.priceFen, state };
}

/** What cancelling now would bring back, by the same rule that would bring it. */
async function returnOf(call: MemberCall, order: Order): Promise<GetOrderReply['onCancel']> {
  const [debit, { today, graceDays }] = await Promise.all([
    findEntry(call, debitIdOf(order.orderId)),
    postingContext(call),
  ]);
  const points = order.pricePoints;
  const cashFen = wasPaid(order) ? order.priceFen : toFen(0);
  if (!debit) return { points, lots: [], cashFen };
  const reversal = { points, reversedBefore: zeroPoints, today, graceDays };
  const returned = reverseSpend(nothingHeld, debit, reversal);
  return { points, lots: returned.ok ? returned.value.lots : [], cashFen };
}

function placeOf(cursor: string): OrderPlace {
  const [listedAtMs = '', ...orderId] = cursor.split('~');
  return { listedAtMs: Number(listedAtMs), orderId: orderId.join('~') };
}
