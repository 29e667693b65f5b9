import type { InferOutput } from 'valibot';
import type {
  completeTeamRequest,
  CompleteTeamRefusal,
  CompleteTeamReply,
  PublishCampaignRefusal,
  PublishCampaignReply,
  RefundOrderRefusal,
  RefundOrderReply,
  refundOrderRequest,
} from '#shared/groupbuy/contract/operate';
import type { CampaignTerms, Seat, ShopDeed, Team } from '#shared/groupbuy/model';
import { decideAfterSales, decideCompletion, type AfterSales } from '#shared/groupbuy/ending';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { Call, WriteRefusal } from '../../_kit/action';
import { findOrder } from '../../_orders/orders';
import { closePayments } from './attend';
import { appendVersion, findLatest, findVersion } from './campaign/repository';
import { changeTeam } from './change';
import { followUp } from './follow-up';
import { paymentOf } from './orders';
import { takePayment } from './pay';
import type { GroupbuyPorts } from './ports';
import { stockUp } from './stock/repository';
import { findTeam } from './team/repository';

/** Publishes the next version of a campaign; of two publishers at once one is told it came second. */
export async function publishCampaign(
  call: Call,
  { campaignId, afterVersion, terms }: PublishedTerms,
): Promise<Result<PublishCampaignReply, PublishCampaignRefusal | WriteRefusal>> {
  const latest = await findLatest(call, campaignId);
  const latestVersion = latest?.version ?? 0;
  const version = afterVersion + 1;
  const campaign = { campaignId, version, terms, publishedAtMs: call.nowMs };
  const wasAdded =
    latestVersion === afterVersion &&
    (await appendVersion(call, { ...campaign, requestId: call.requestId })) === 'added';
  if (!wasAdded) {
    const own = await findVersion(call, campaignId, version);
    if (own?.requestId !== call.requestId) {
      return refuse({ code: 'groupbuy.version_conflict', latestVersion });
    }
    if (canonicalJson(own.terms) !== canonicalJson(terms)) {
      return refuse({ code: 'request.key_reused' });
    }
  }
  await stockUp(call, campaign);
  return accept({ campaignId, version });
}

interface PublishedTerms {
  readonly campaignId: string;
  readonly afterVersion: number;
  readonly terms: CampaignTerms;
}

/** The shop completes a team that is short of people. Repeated, it answers the same. */
export async function completeTeam(
  call: Call,
  ports: GroupbuyPorts,
  { teamId, ...told }: InferOutput<typeof completeTeamRequest>,
): Promise<Result<CompleteTeamReply, CompleteTeamRefusal | WriteRefusal>> {
  const deed = deedOf(call, told);
  const found = await findTeam(call, teamId);
  if (!found) return refuse({ code: 'groupbuy.team_not_found' });
  if (found.completedByShop) return completed(call, ports, found, deed);
  const first = decideCompletion(found, deed, call.nowMs);
  if (!first.ok) return first;

  const held = found.seats.filter(({ state }) => state === 'held');
  const closed = await closePayments(call, ports, held);
  for (const seat of held.filter((one) => !closed.includes(one))) {
    const payment = await ports.payments.findPayment(
      call,
      paymentOf(call, seat.orderId).outTradeNo,
    );
    if (payment?.state === 'paid') await takePayment(call, ports, payment);
  }
  const completion: { refused?: CompleteTeamRefusal; hasNewSeat?: boolean } = {};
  const team = await changeTeam(call, found, (standing) => {
    if (standing.completedByShop) return null;
    completion.hasNewSeat = standing.seats.some((seat) => isHeldBeside(seat, held));
    if (completion.hasNewSeat) return null;
    const decided = decideCompletion(standing, deed, call.nowMs);
    if (decided.ok) return decided.value;
    completion.refused = decided.error;
    return null;
  });
  // Taken meanwhile: no seat is given up before its payment is closed.
  if (completion.hasNewSeat) return completeTeam(call, ports, { teamId, ...told });
  return completion.refused ? refuse(completion.refused) : completed(call, ports, team, deed);
}

function isHeldBeside({ state, orderId }: Seat, known: readonly Seat[]): boolean {
  return state === 'held' && known.every((one) => one.orderId !== orderId);
}

async function completed(
  call: Call,
  ports: GroupbuyPorts,
  team: Team,
  deed: ShopDeed,
): Promise<Result<CompleteTeamReply, WriteRefusal>> {
  if (isOtherDeed(team.completion, deed)) return refuse({ code: 'request.key_reused' });
  const { teamId, state, paidSeats } = await followUp(call, ports, team);
  return accept({ teamId, state, paidSeats });
}

/** After-sales of one order; repeated, it answers with how far the money has come. */
export async function takeBack(
  call: Call,
  ports: GroupbuyPorts,
  { orderId, ...told }: InferOutput<typeof refundOrderRequest>,
): Promise<Result<RefundOrderReply, RefundOrderRefusal | WriteRefusal>> {
  return refundOrder(call, ports, orderId as OrderId, deedOf(call, told));
}

/** One order of a team that succeeded goes back: an operator's doing, or nobody collected it. */
export async function refundOrder(
  call: Call,
  ports: GroupbuyPorts,
  orderId: OrderId,
  why: AfterSales,
): Promise<Result<RefundOrderReply, RefundOrderRefusal | WriteRefusal>> {
  const order = await findOrder(call, orderId);
  if (order?.kind !== 'groupbuy' || !order.teamId) {
    return refuse({ code: 'groupbuy.order_not_found' });
  }
  const read = await findTeam(call, order.teamId);
  if (!read) throw new Error(`team ${order.teamId} is gone`);
  const team = await changeTeam(call, read, (standing) =>
    decideAfterSales(standing, orderId, why, call.nowMs),
  );
  const seat = team.seats.find((one) => one.orderId === orderId);
  const isRefunding = seat?.state === 'refunding' || seat?.state === 'refunded';
  if (team.state !== 'succeeded' || !isRefunding) {
    return refuse({ code: 'groupbuy.order_not_refundable', state: order.state });
  }
  if (why !== 'not_collected' && isOtherDeed(seat.afterSales ?? null, why)) {
    return refuse({ code: 'request.key_reused' });
  }
  const after = await followUp(call, ports, team);
  const isBack = after.seats.some((one) => one.orderId === orderId && one.state === 'refunded');
  return accept({ orderId, state: isBack ? 'refunded' : 'refunding' });
}

function deedOf(call: Call, { operator, reason }: Pick<ShopDeed, 'operator' | 'reason'>): ShopDeed {
  return { operator, reason, atMs: call.nowMs, requestId: call.requestId };
}

/** Whether this request id has stood for something else. */
function isOtherDeed(
  standing: ShopDeed | null,
  { requestId, operator, reason }: ShopDeed,
): boolean {
  const isSame = standing?.operator === operator && standing.reason === reason;
  return standing?.requestId === requestId && !isSame;
}
