import type { Order } from '#shared/order/model';
import type { Call } from '../../_kit/action';
import { attendEach, throwFaults } from '../../_kit/attend';
import type { TimerReport } from '../../_kit/timer';
import { findOrdersDue } from '../../_orders/lists';
import { moveOrder, setNextCheck } from '../../_orders/orders';
import { attendTeam } from './attend';
import { checkClaim } from './claims';
import { refundOrder } from './operate';
import { listClaimsToCheck } from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { checkUnpaid } from './seatless';
import { listDueTeams } from './team/repository';

/** Bounds one run well inside the function's time limit; the next run goes on with what is left. */
const teamsPerRun = 100;
const claimsPerRun = 200;
const ordersPerRun = 100;
const longestRunMs = 40_000;
/** One that fails lets others to the front of the queue. Units: ms. */
const againAfterFaultMs = 10 * 60_000;

/** Attends to every team that something is due for. One that fails must not keep the others waiting. */
export async function attendDueTeams(call: Call, ports: GroupbuyPorts): Promise<TimerReport> {
  let attended = 0;
  const faults = await attendEach(await listDueTeams(call, teamsPerRun), async (team) => {
    if (call.ports.now() - call.nowMs > longestRunMs) return;
    await attendTeam(call, ports, team);
    attended += 1;
  });
  throwFaults(faults, 'some teams were not attended to');
  return { attended };
}

/** Ends claims whose flow died before it had a seat. */
export async function checkClaims(call: Call): Promise<TimerReport> {
  let ended = 0;
  const claims = await listClaimsToCheck(call, claimsPerRun);
  const faults = await attendEach(claims, async (claim) => {
    if (await checkClaim(call, claim)) ended += 1;
  });
  throwFaults(faults, 'some claims were not looked at');
  return { checked: claims.length, ended };
}

/**
 * Orders whose time has come. Goods that nobody collected: the order lapses, unless it is handed over at
 * this very moment, and the money goes back in full. A parcel that nobody complained of has arrived. One that
 * was never paid and has lost its seat ends. Source: docs/domain/groupbuy.md, rules 4, 13 and 14.
 */
export async function refundUncollected(call: Call, ports: GroupbuyPorts): Promise<TimerReport> {
  let refunded = 0;
  const due = await findOrdersDue(call, 'groupbuy', ordersPerRun);
  const faults = await attendEach(due, async (order) => {
    try {
      if (await attendOrder(call, ports, order)) refunded += 1;
    } catch (error) {
      await setNextCheck(call, order, call.nowMs + againAfterFaultMs);
      throw error;
    }
  });
  throwFaults(faults, 'some orders were not refunded');
  return { refunded };
}

/** Gives whether its money is on its way back. */
async function attendOrder(call: Call, ports: GroupbuyPorts, order: Order): Promise<boolean> {
  if (order.state === 'awaiting_payment' || order.state === 'cancelled') {
    await checkUnpaid(call, order);
    return false;
  }
  if (order.state === 'shipped') {
    const patch = { nextCheckAtMs: null };
    await moveOrder(call, order, { from: 'shipped', to: 'received', by: 'sweep', patch });
    return false;
  }
  if (order.state === 'ready') {
    const lapsed = { from: 'ready', to: 'lapsed', by: 'sweep' } as const;
    if (!(await moveOrder(call, order, lapsed))) return false;
  }
  const reply = await refundOrder(call, ports, order.orderId, 'not_collected');
  if (!reply.ok) throw new Error(`${order.orderId} is not refunded: ${reply.error.code}`);
  return true;
}
