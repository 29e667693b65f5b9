import type { Participation, Seat, Team } from '#shared/groupbuy/model';
import { isLive } from '#shared/groupbuy/team';
import type { Order, OrderState } from '#shared/order/model';
import { standingRefunds } from '#shared/payment/failed';
import type { Payment } from '#shared/payment/model';

/**
 * Everything that must hold of teams, seats, orders and money once a shop is at rest, by what was
 * stored alone. Gives what does not.
 */
export function teamFaults(shop: {
  readonly cloud: { readonly nowMs: number };
  readonly all: (collection: string) => unknown[];
}): string[] {
  const teams = shop.all('groupbuy_teams') as Team[];
  const payments = shop.all('payments') as Payment[];
  const participations = shop.all('groupbuy_participations') as Participation[];
  const orders = new Map(
    (shop.all('orders') as Order[]).map(({ orderId, state }) => [String(orderId), state]),
  );
  return [
    ...teams.flatMap((team) => faultsOfTeam(shop.cloud.nowMs, orders, team)),
    ...payments.flatMap((payment) => faultsOfPayment(teams, payment)),
    ...faultsOfParticipations(participations, teams),
  ];
}

function faultsOfTeam(nowMs: number, orders: OrderStates, team: Team): string[] {
  const live = team.seats.filter(isLive);
  const people = new Set(live.map(({ memberId }) => memberId));
  const size = team.terms.teamSize;
  const paid = team.seats.filter(({ state }) => state === 'paid').length;
  const isShort = team.state === 'succeeded' && !team.completedByShop;
  const saysPaid = team.seats.filter((seat) => seat.paidAtMs !== null && seat.state !== 'held');
  return [
    live.length > size ? 'too many in it' : '',
    people.size < live.length ? 'somebody is in it twice' : '',
    team.state === 'open' && team.seatsLeft !== size - live.length ? 'places are miscounted' : '',
    team.paidSeats !== paid ? 'paid seats are miscounted' : '',
    isShort && saysPaid.length < size ? 'it succeeded short' : '',
    team.state === 'open' && !people.has(team.leaderId) ? 'the leader is not in it' : '',
    team.state === 'open' && nowMs > team.deadlineMs + 600_000 ? 'it never ends' : '',
    team.state === 'failed' && live.length > 0 ? 'it failed with people in it' : '',
    ...team.seats.map((seat) => faultOfSeat(orders, team, seat)),
  ]
    .filter((fault) => fault !== '')
    .map((fault) => `${team.teamId}: ${fault}`);
}

const received: readonly OrderState[] = ['ready', 'collected', 'shipped', 'received'];

type OrderStates = ReadonlyMap<string, OrderState>;

/** What an order may be, by its seat. */
function faultOfSeat(orders: OrderStates, team: Team, seat: Seat): string {
  const order = orders.get(seat.orderId);
  const wanted = {
    held: ['awaiting_payment'],
    paid: team.state === 'succeeded' ? received : ['locked'],
    released: ['cancelled'],
    refunding: ['refunding', 'refunded'],
    refunded: ['refunded'],
  }[seat.state];
  // A held seat's flow may have died before its order: the seat lapses.
  if (!order) return seat.state === 'held' ? '' : `${seat.state} seat without an order`;
  return wanted.includes(order) ? '' : `${seat.state} seat, ${order} order`;
}

/** Seat or refund, never both, never neither; and what goes back is what was paid. */
function faultsOfPayment(teams: readonly Team[], payment: Payment): string[] {
  const { subject, amountFen } = payment;
  const refunds = standingRefunds(payment);
  // Others are not bought in teams.
  if (subject.kind !== 'groupbuy') return [];
  if (payment.state !== 'paid') {
    return refunds.length > 0 ? [`${subject.orderId}: refunded without being paid`] : [];
  }
  const hasSeat = teams.some(({ seats }) =>
    seats.some((seat) => seat.orderId === subject.orderId && seat.state === 'paid'),
  );
  const backFen = refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
  if (hasSeat) return refunds.length > 0 ? [`${subject.orderId}: a seat and a refund`] : [];
  if (refunds.length !== 1) {
    return [`${subject.orderId}: no seat and ${String(refunds.length)} refunds`];
  }
  return backFen === amountFen ? [] : [`${subject.orderId}: ${String(backFen)} fen went back`];
}

/** An open seat of a member is one in an open team, and the other way round. */
function faultsOfParticipations(
  participations: readonly Participation[],
  teams: readonly Team[],
): string[] {
  const open = teams
    .filter(({ state }) => state === 'open' || state === 'full')
    .flatMap(({ seats }) => seats.filter(isLive))
    .map(({ orderId }) => String(orderId));
  const claimed = participations.flatMap(({ openOrderId }) => openOrderId ?? []);
  const faults = [
    ...open.filter((id) => !claimed.some((one) => one === id)).map((id) => `${id}: not claimed`),
    ...claimed.filter((id) => !open.includes(id)).map((id) => `${id}: claimed without a seat`),
  ];
  const negative = participations.filter(({ quantity }) => quantity < 0);
  return [...faults, ...negative.map(({ memberId }) => `${memberId}: fewer than no pieces`)];
}
