import type { Order } from '#shared/order/model';
import type { Call } from '../../_kit/action';
import { attendEach, throwFaults } from '../../_kit/attend';
import { findOrdersDue } from '../../_orders/lists';
import { moveOrder, setNextCheck } from '../../_orders/orders';
import { endIfOverdue, giveBack, lapseIfDue, resolvePlacing } from './outcome';
import type { MallPorts } from './ports';

const batch = 50;
/** Bounds one run well inside the function's time limit; the next run goes on with what is left. */
const longestRunMs = 40_000;
/** One that fails lets others to the front of the queue. Units: ms. */
const againAfterFaultMs = 10 * 60_000;

/**
 * Sees to redeemed orders whose time has come: what a dead run left is finished or undone, what nobody
 * paid for in time is given up, what nobody collected lapses, and what an ended order owed is checked once more before it is let go. Each order
 * leaves the queue as it is seen to, and every step may be repeated.
 */
export async function sweepOrders(call: Call, ports: MallPorts): Promise<{ seen: number }> {
  let seen = 0;
  const faults: unknown[] = [];
  while (call.ports.now() - call.nowMs < longestRunMs) {
    const due = await findOrdersDue(call, 'mall', batch);
    faults.push(...(await attendEach(due, (order) => attendOrPutOff(call, ports, order))));
    seen += due.length;
    if (due.length < batch) break;
  }
  throwFaults(faults, 'some orders were not seen to');
  return { seen };
}

async function attendOrPutOff(call: Call, ports: MallPorts, order: Order): Promise<void> {
  try {
    await attend(call, ports, order);
  } catch (error) {
    await setNextCheck(call, order, call.nowMs + againAfterFaultMs);
    throw error;
  }
}

async function attend(call: Call, ports: MallPorts, order: Order): Promise<void> {
  switch (order.state) {
    case 'placing':
      await resolvePlacing(call, ports, order.orderId);
      return;
    case 'awaiting_payment':
      await endIfOverdue(call, ports, order);
      return;
    case 'ready':
      await lapseIfDue(call, ports, order);
      return;
    case 'shipped': {
      const patch = { nextCheckAtMs: null };
      await moveOrder(call, order, { from: 'shipped', to: 'received', by: 'sweep', patch });
      return;
    }
    case 'cancelled':
    case 'lapsed': {
      // Still busy: it stays in the queue.
      const given = await giveBack(call, ports, order);
      if (given.ok) await setNextCheck(call, order, null);
      return;
    }
    default:
      await setNextCheck(call, order, null);
  }
}
