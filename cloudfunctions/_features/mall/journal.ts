import { toFen, zeroPoints } from '#shared/kernel/amounts';
import type { MemberId, RequestId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import { flowLifeMs } from '#shared/order/rules';
import type { Call } from '../../_kit/action';
import { attendEach, throwFaults } from '../../_kit/attend';
import { addOrder, findOrders } from '../../_orders/orders';
import { listOpenStocks, settleStock, untakeStock } from '../../_orders/stock';
import { isReturn, orderIdOf, type Stock, type StockMove } from '../../_orders/stock-model';

const stocksPerPage = 100;
const movesAtOnce = 200;

/**
 * Strikes out of every stock's journal what is over: lines older than any run lives whose order says
 * itself how it ended. Stock that was taken for an order that never came to be is given back by way of
 * an order that says so: then the run that took it, should it live still, meets its end there.
 */
export async function settleJournals(call: Call): Promise<{ settled: number; orphaned: number }> {
  const report = { settled: 0, orphaned: 0 };
  const faults: unknown[] = [];
  let afterId = '';
  for (;;) {
    const stocks = await listOpenStocks(call, afterId, stocksPerPage);
    const failed = await attendEach(stocks, async (stock) => {
      const { settled, orphaned } = await settleJournal(call, stock);
      report.settled += settled;
      report.orphaned += orphaned;
    });
    faults.push(...failed);
    if (stocks.length < stocksPerPage) break;
    afterId = stocks.at(-1)?.itemId ?? '';
  }
  throwFaults(faults, 'some stock was not cleared');
  return report;
}

async function settleJournal(
  call: Call,
  { itemId, moves }: Stock,
): Promise<{ settled: number; orphaned: number }> {
  const old = moves.filter(({ atMs }) => atMs <= call.nowMs - flowLifeMs);
  let settled = 0;
  let orphaned = 0;
  for (let start = 0; start < old.length; start += movesAtOnce) {
    const some = old.slice(start, start + movesAtOnce);
    const orders = new Map(
      (await findOrders(call, [...new Set(some.map(orderIdOf))])).map((order) => [
        order.orderId,
        order,
      ]),
    );
    const isLate = (move: StockMove): boolean => isTakenInVain(move, orders.get(orderIdOf(move)));
    const late = some.filter(isLate);
    for (const { token, quantity } of late) await untakeStock(call, { itemId, token, quantity });
    const over = some
      .filter((move) => !isLate(move))
      .filter((move) => isOver(call, move, orders.get(orderIdOf(move))));
    await settleStock(call, itemId, over);
    settled += over.length + late.length;
    for (const move of some.filter((one) => !orders.has(orderIdOf(one)))) {
      await addEndedOrder(call, itemId, move);
      orphaned += 1;
    }
  }
  return { settled, orphaned };
}

/** A twin of the order's own run took again after that run had ended, and died before it gave back. */
function isTakenInVain(move: StockMove, order: Order | undefined): boolean {
  return order !== undefined && !isReturn(move) && order.stockToken !== move.token;
}

/**
 * A line that took is over when the order stands or has given back; one that gave back only when the
 * sweeper has let the order go, and long enough ago that nobody still gives back.
 */
function isOver(call: Call, move: StockMove, order: Order | undefined): boolean {
  if (!order || order.state === 'placing') return false;
  if (!isReturn(move)) return order.state !== 'cancelled' || order.nextCheckAtMs === null;
  return order.nextCheckAtMs === null && order.updatedAtMs <= call.nowMs - flowLifeMs;
}

/** The sweeper of orders gives back what it finds under its id: stock, and a debit if there is one. */
async function addEndedOrder(call: Call, itemId: string, move: StockMove): Promise<void> {
  const orderId = orderIdOf(move);
  const [kind, memberId = '', ...requestId] = orderId.split(':');
  if (kind !== 'mall') return;
  await addOrder(call, {
    orderId: orderId,
    kind,
    memberId: memberId as MemberId,
    requestId: requestId.join(':') as RequestId,
    stockToken: move.token,
    item: { itemId, version: 0, title: '', kind: 'goods', picture: null },
    quantity: move.quantity,
    pricePoints: zeroPoints,
    priceFen: toFen(0),
    delivery: { kind: 'pickup', storeIds: [], collectByMs: null },
    onLapse: 'return',
    state: 'cancelled',
    by: 'sweep',
    listedAtMs: null,
    nextCheckAtMs: call.nowMs,
  });
}
