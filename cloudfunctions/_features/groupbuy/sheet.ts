import type { PayOrderRefusal, TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Seat, Team } from '#shared/groupbuy/model';
import { isLive } from '#shared/groupbuy/team';
import { leastPayingMs, priceOf } from '#shared/groupbuy/terms';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { Address, Order } from '#shared/order/model';
import { flowLifeMs } from '#shared/order/rules';
import type { PreparePaymentRefusal } from '#shared/payment/contract';
import type { NotEnough } from '#shared/points/rules';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { seal } from '../../_kit/seal';
import { addOrder, findOrder, type NewOrder } from '../../_orders/orders';
import { giveUpSeat } from './leave';
import { endSeatless, isGivenUp } from './seatless';
import { paymentWish } from './orders';
import { holdPoints } from './points';
import type { GroupbuyPorts } from './ports';
import { findTeam } from './team/repository';

/** A seat that somebody holds, and what was wished for with it. */
export interface HeldSeat {
  readonly team: Team;
  readonly seat: Seat;
  /** The order where it is known to stand. */
  readonly order: Order | null;
  readonly wish: { readonly quantity: number; readonly address: Address | null };
}

type SheetRefusal =
  PreparePaymentRefusal | Refusal<'groupbuy.seat_lapsed'> | NotEnough | WriteRefusal;

/** Goes on where an earlier run of the same request stopped; the same answer if it had not. */
export async function resumeTaking(
  call: MemberCall,
  ports: GroupbuyPorts,
  found: Omit<HeldSeat, 'seat'> & { readonly seat: Seat | null },
): Promise<Result<TakeSeatReply, SheetRefusal>> {
  const { team, seat, order, wish } = found;
  const isOther =
    (order !== null && (order.teamId !== team.teamId || order.quantity !== wish.quantity)) ||
    (seat !== null && seat.quantity !== wish.quantity);
  if (isOther) return refuse({ code: 'request.key_reused' });
  if (!seat || !isLive(seat)) {
    if (order && isGivenUp(team, order)) await endSeatless(call, team, order);
    return refuse({ code: 'groupbuy.seat_lapsed' });
  }
  return askForMoney(call, ports, { ...found, seat });
}

/** Adds the order of a held seat and opens its payment. Database calls: 2. */
export async function askForMoney(
  call: MemberCall,
  ports: GroupbuyPorts,
  { team, seat, order, wish }: HeldSeat,
): Promise<Result<TakeSeatReply, SheetRefusal>> {
  if (seat.state === 'paid') return refuse({ code: 'payment.already_paid' });
  if (seat.state !== 'held' || seat.heldUntilMs - call.nowMs < leastPayingMs) {
    return refuse({ code: 'groupbuy.seat_lapsed' });
  }
  if (order === null) await addOrder(call, newOrder(call, team, seat, wish.address));
  const held = await holdPoints(call, team, seat);
  if (!held.ok) {
    if (held.error.code === 'points.insufficient') await giveUpSeat(call, ports, team, seat);
    return held;
  }
  const sheet = await prepare(call, ports, team, seat);
  if (sheet.ok || sheet.error.code !== 'payment.closed') return sheet;
  // Whoever gave the seat up closed its payment first, and may not have seen order and points.
  const standing = await findTeam(call, team.teamId);
  if (!standing || !isGivenUp(standing, seat)) return sheet;
  await endSeatless(call, standing, seat);
  return refuse({ code: 'groupbuy.seat_lapsed' });
}

/** The sheet again, for a seat of the caller's that is still held. */
export async function payOrder(
  call: MemberCall,
  ports: GroupbuyPorts,
  orderId: OrderId,
): Promise<Result<TakeSeatReply, PayOrderRefusal | WriteRefusal>> {
  const order = await findOrder(call, orderId);
  const isOwn = order?.kind === 'groupbuy' && order.memberId === call.caller.memberId;
  const team = isOwn && order.teamId ? await findTeam(call, order.teamId) : null;
  if (!team) return refuse({ code: 'groupbuy.order_not_found' });
  const seat = team.seats.find((one) => one.orderId === orderId);
  if (seat?.state === 'paid') return refuse({ code: 'payment.already_paid' });
  const hasTime = seat?.state === 'held' && seat.heldUntilMs - call.nowMs >= leastPayingMs;
  if (!hasTime) return refuse({ code: 'groupbuy.seat_lapsed' });
  return prepare(call, ports, team, seat);
}

async function prepare(
  call: MemberCall,
  { payments }: GroupbuyPorts,
  team: Team,
  seat: Seat,
): Promise<Result<TakeSeatReply, PreparePaymentRefusal>> {
  const { openid } = call.caller;
  if (openid === null) throw new Error('a caller without an openid cannot pay');
  const sheet = await payments.preparePayment(call, paymentWish(call, team, seat, openid));
  if (!sheet.ok) return sheet;
  const { teamId } = team;
  const { orderId, heldUntilMs } = seat;
  return accept({ teamId, orderId, heldUntilMs, payment: sheet.value });
}

function newOrder(
  call: MemberCall,
  { teamId, terms, campaignVersion }: Team,
  { orderId, memberId, quantity, storeId, heldUntilMs }: Seat,
  address: Address | null,
): NewOrder {
  const { amountFen, pricePoints } = priceOf(terms, quantity);
  const { itemId, title, picture } = terms.item;
  const { delivery } = terms;
  return {
    orderId,
    kind: 'groupbuy',
    memberId,
    requestId: call.requestId,
    teamId,
    item: { itemId, version: campaignVersion, title, kind: 'goods', picture },
    quantity,
    pricePoints,
    priceFen: amountFen,
    delivery:
      delivery.kind === 'ship'
        ? { kind: 'ship', sealedAddress: seal(call.ports, JSON.stringify(address)), parcel: null }
        : {
            kind: 'pickup',
            storeIds: storeId === null ? delivery.storeIds : [storeId],
            collectByMs: null,
          },
    onLapse: 'return',
    state: 'awaiting_payment',
    listedAtMs: call.nowMs,
    nextCheckAtMs: heldUntilMs + flowLifeMs,
    by: 'member',
  };
}
