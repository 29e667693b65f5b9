import { createHash } from 'node:crypto';
import type { Seat, Team } from '#shared/groupbuy/model';
import { priceOf } from '#shared/groupbuy/terms';
import { toFen } from '#shared/kernel/amounts';
import type { RequestId } from '#shared/kernel/ids';
import type { Order, OrderState } from '#shared/order/model';
import { voucherFrom } from '#shared/order/voucher';
import type { Payment, RefundState } from '#shared/payment/model';
import { outRefundNoOf, outTradeNoOf } from '#shared/payment/rules';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const orderPaths: Readonly<Record<'open' | 'succeeded' | 'failed', readonly OrderState[]>> = {
  open: ['awaiting_payment', 'locked'],
  succeeded: ['awaiting_payment', 'locked', 'ready'],
  failed: ['awaiting_payment', 'locked', 'refunding', 'refunded'],
};

/** The order of a seat as it stands when its team has come so far. */
export function orderOf(team: Team, { orderId, memberId, heldAtMs, paidAtMs }: Seat): Order {
  const ends = team.state === 'full' ? 'open' : team.state;
  const path = orderPaths[ends];
  const instants = [heldAtMs, paidAtMs ?? heldAtMs, team.endedAtMs ?? heldAtMs];
  const history = path.map((state, n) => ({
    state,
    atMs: instants[Math.min(n, 2)] ?? heldAtMs,
    by: n === 0 ? ('member' as const) : ('payment' as const),
  }));
  const { amountFen, pricePoints } = priceOf(team.terms, 1);
  const isReady = ends === 'succeeded';
  const collectByMs = isReady && team.endedAtMs !== null ? team.endedAtMs + 14 * dayMs : null;
  const { itemId, title, picture } = team.terms.item;
  return {
    orderId,
    kind: 'groupbuy',
    memberId,
    requestId: orderId.slice(orderId.lastIndexOf(':') + 1) as RequestId,
    teamId: team.teamId,
    item: { itemId, version: 1, title, kind: 'goods', picture },
    quantity: 1,
    pricePoints,
    priceFen: amountFen,
    delivery: { kind: 'pickup', storeIds: null, collectByMs },
    onLapse: 'return',
    voucherCode: voucherFrom(createHash('sha256').update(orderId).digest()),
    state: path.at(-1) ?? 'awaiting_payment',
    history,
    collected: null,
    createdAtMs: heldAtMs,
    updatedAtMs: history.at(-1)?.atMs ?? heldAtMs,
    listedAtMs: heldAtMs,
    nextCheckAtMs: collectByMs,
  };
}

/** The payment of a seat, with its refund where the team has failed. */
export function paymentOf(
  team: Team,
  { orderId, heldAtMs, heldUntilMs, paidAtMs }: Seat,
  openid: string,
): Payment {
  const outTradeNo = outTradeNoOf(orderId, sha256);
  const { amountFen } = priceOf(team.terms, 1);
  const atMs = team.endedAtMs ?? heldAtMs;
  const back = {
    outRefundNo: outRefundNoOf(outTradeNo),
    amountFen,
    reason: 'groupbuy.team_failed' as const,
    state: 'succeeded' as RefundState,
    requestedAtMs: atMs,
    succeededAtMs: atMs + minuteMs,
  };
  const isBack = team.state === 'failed';
  return {
    outTradeNo,
    subject: { kind: 'groupbuy', orderId },
    state: 'paid',
    amountFen,
    openid,
    prepayId: `seed${outTradeNo}`,
    createdAtMs: heldAtMs,
    expiresAtMs: heldUntilMs,
    transactionId: `42000${outTradeNo.replaceAll(/[a-f]/g, '0').slice(0, 23)}`,
    paidAtMs,
    evidence: { by: 'query' },
    settledAtMs: paidAtMs,
    refundableFen: isBack ? toFen(0) : amountFen,
    refunds: isBack ? [back] : [],
    tries: 0,
    nextAttemptAtMs: null,
    revision: 3,
  };
}
