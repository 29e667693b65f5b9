import type { Call } from '../../_kit/action';
import type { TimerReport } from '../../_kit/timer';
import { findOrdersDue } from '../../_orders/lists';
import { moveOrder } from '../../_orders/orders';
import { attendTeam } from './attend';
import { checkClaim } from './claims';
import { refundOrder } from './operate';
import { listClaimsToCheck } from './participation/repository';
import type { GroupbuyPorts } from './ports';
import { listDueTeams } from './team/repository';

/** Bounds one run well inside the function's time limit; the next run goes on with what is left. */
const teamsPerRun = 100;
const claimsPerRun = 200;
const ordersPerRun = 100;
const longestRunMs = 40_000;

/** Attends to every team that something is due for. One that fails must not keep the others waiting. */
export async function attendDueTeams(call: Call, ports: GroupbuyPorts): Promise<TimerReport> {
  let attended = 0;
  const errors: unknown[] = [];
  for (const team of await listDueTeams(call, teamsPerRun)) {
    if (call.ports.now() - call.nowMs > longestRunMs) break;
    try {
      await attendTeam(call, ports, team);
      attended += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some teams were not attended to');
  return { attended };
}

/** Ends claims whose flow died before it had a seat. */
export async function checkClaims(call: Call): Promise<TimerReport> {
  let ended = 0;
  const claims = await listClaimsToCheck(call, claimsPerRun);
  for (const claim of claims) if (await checkClaim(call, claim)) ended += 1;
  return { checked: claims.length, ended };
}

/**
 * Orders whose time has come. Goods that nobody collected: the order lapses, unless it is handed over at
 * this very moment, and the money goes back in full. A parcel that nobody complained of has arrived.
 * Source: docs/domain/groupbuy.md, rules 4 and 14.
 */
export async function refundUncollected(call: Call, ports: GroupbuyPorts): Promise<TimerReport> {
  let refunded = 0;
  for (const order of await findOrdersDue(call, 'groupbuy', ordersPerRun)) {
    if (order.state === 'shipped') {
      const patch = { nextCheckAtMs: null };
      await moveOrder(call, order, { from: 'shipped', to: 'received', by: 'sweep', patch });
      continue;
    }
    if (order.state === 'ready') {
      const lapsed = { from: 'ready', to: 'lapsed', by: 'sweep' } as const;
      if (!(await moveOrder(call, order, lapsed))) continue;
    }
    const reply = await refundOrder(call, ports, order.orderId, 'not_collected');
    if (!reply.ok) throw new Error(`${order.orderId} is not refunded: ${reply.error.code}`);
    refunded += 1;
  }
  return { refunded };
}
