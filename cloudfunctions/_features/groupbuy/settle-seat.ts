import type { Seat, ShopDeed, Team } from '#shared/groupbuy/model';
import { priceOf } from '#shared/groupbuy/terms';
import type { OrderActor } from '#shared/order/model';
import { outRefundNoOf } from '#shared/payment/rules';
import type { Call } from '../../_kit/action';
import { giveOrderGrowth, takeOrderGrowthBack } from '../../_ledger/ordergrowth';
import type { OrderMove } from '../../_orders/orders';
import { moveOrderTo, paymentOf } from './orders';
import { giveBonus, releaseHeldPoints, returnReason, takeHeldPoints, undoPoints } from './points';
import type { GroupbuyPorts } from './ports';
import { refundReason } from './refund-reason';

const dayMs = 86_400_000;

/** Does all that follows from the state of one seat; each part happens once, however often repeated. */
export async function settleSeat(
  call: Call,
  ports: GroupbuyPorts,
  team: Team,
  seat: Seat,
  justPaid: string | null,
): Promise<void> {
  switch (seat.state) {
    case 'paid':
      return makeReady(call, team, seat, seat.orderId === justPaid);
    case 'released':
      return cancel(call, team, seat);
    case 'refunding':
    case 'refunded':
      return refund(call, ports, team, seat);
    case 'held':
      return;
  }
}

async function makeReady(call: Call, team: Team, seat: Seat, isJustPaid: boolean): Promise<void> {
  await moveOrderTo(call, seat.orderId, {
    expected: isJustPaid ? 'awaiting_payment' : 'locked',
    to: 'ready',
    by: team.completion ? `operator:${team.completion.operator}` : 'payment',
    patch: pickupPatch(team, seat, call.nowMs),
  });
  await takeHeldPoints(call, team, seat);
  await giveBonus(call, team, seat);
  await giveOrderGrowth(call, {
    orderId: seat.orderId,
    memberId: seat.memberId,
    priceFen: priceOf(team.terms, seat.quantity).amountFen,
    title: team.terms.item.title,
    source: 'groupbuy',
  });
}

/** The time to collect begins with success; a parcel's order stays as it is. */
function pickupPatch({ terms }: Team, { storeId }: Seat, nowMs: number): OrderMove['patch'] {
  if (terms.delivery.kind === 'ship') return { nextCheckAtMs: null };
  const collectByMs = nowMs + terms.delivery.collectDays * dayMs;
  const storeIds = storeId === null ? terms.delivery.storeIds : [storeId];
  return { delivery: { kind: 'pickup', storeIds, collectByMs }, nextCheckAtMs: collectByMs };
}

async function cancel(call: Call, team: Team, seat: Seat): Promise<void> {
  const by = seat.reason === 'team_completed' ? team.completion : null;
  await moveOrderTo(call, seat.orderId, {
    expected: 'awaiting_payment',
    to: 'cancelled',
    by: actorOf(seat, by),
    // Points may be set aside for it at this very moment: then the sweep finds them.
    patch: team.terms.teamPricePoints === 0 ? { nextCheckAtMs: null } : {},
  });
  await releaseHeldPoints(call, team, seat);
}

/** Who ended an order: its member, the shop by an operator's deed, or the time that was over. */
function actorOf({ reason }: Seat, deed: ShopDeed | null): OrderActor {
  if (reason === 'left') return 'member';
  return deed ? `operator:${deed.operator}` : 'sweep';
}

async function refund(
  call: Call,
  { payments }: GroupbuyPorts,
  team: Team,
  seat: Seat,
): Promise<void> {
  const isAfterSales = team.state === 'succeeded' && seat.reason !== 'left';
  await moveOrderTo(call, seat.orderId, {
    expected: isAfterSales ? 'ready' : 'locked',
    to: 'refunding',
    by: actorOf(seat, seat.afterSales ?? null),
    patch: { nextCheckAtMs: null },
  });
  if (isAfterSales) {
    await undoPoints(call, team, seat);
    await takeOrderGrowthBack(call, seat, returnReason(seat));
  } else {
    await releaseHeldPoints(call, team, seat);
  }

  const { outTradeNo } = paymentOf(call, seat.orderId);
  const refunded = await payments.refundPayment(call, {
    outTradeNo,
    outRefundNo: outRefundNoOf(outTradeNo),
    amountFen: priceOf(team.terms, seat.quantity).amountFen,
    reason: refundReason(seat.reason),
  });
  if (!refunded.ok) {
    throw new Error(`${seat.orderId} is not refunded: ${refunded.error.code}`);
  }
}
