import { negatePoints, toFen, toPoints, zeroPoints } from '#shared/kernel/amounts';
import { addDays, startOfBusinessDateMs, type BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId, OrderId, RequestId } from '#shared/kernel/ids';
import { countRedeemed, uncountRedeemed } from '#shared/mall/limits';
import type { DeliveryKind, Item } from '#shared/mall/model';
import type { Order, OrderActor, OrderState } from '#shared/order/model';
import { voucherFrom } from '#shared/order/voucher';
import { reverseSpend } from '#shared/points/reversal';
import { spend } from '#shared/points/rules';
import type { Life } from './life';

const hourMs = 3_600_000;

/** Something a member of the story redeems, and what becomes of it how many days later. */
export interface PlannedRedemption {
  readonly date: BusinessDate;
  readonly itemId: string;
  readonly delivery?: DeliveryKind;
  readonly then: readonly { readonly afterDays: number; readonly state: OrderState }[];
}

export interface RedeemingParts {
  readonly goods: ReadonlyMap<string, Item>;
  /** An address the way the functions keep it. */
  readonly sealedAddress: string;
}

/** Lives what is planned for a date, by the product's own rules; the orders are kept with the life. */
export function redeemAsPlanned(
  life: Life,
  date: BusinessDate,
  plans: readonly PlannedRedemption[],
  parts: RedeemingParts,
): void {
  for (const plan of plans) {
    for (const { afterDays, state } of plan.then) {
      const order = life.orders.find(({ orderId }) => orderId === orderIdOf(life, plan));
      if (order && addDays(plan.date, afterDays) === date) moveOn(life, order, state, date);
    }
    if (plan.date === date) redeem(life, plan, parts);
  }
}

function redeem(life: Life, plan: PlannedRedemption, parts: RedeemingParts): void {
  const { account } = life;
  const { dayBoundary } = life.parts;
  const item = parts.goods.get(plan.itemId);
  if (!item) return;
  const spent = spend(account, item.pricePoints);
  if (!spent.ok) return;
  const { itemId, title, kind, version, pricePoints, pictures, onLapse } = item;
  // Before the shop opens: whatever else a day brings comes later.
  const atMs = startOfBusinessDateMs(plan.date, dayBoundary) + 8.5 * hourMs;
  const orderId = orderIdOf(life, plan);
  const requestId = `seed-${plan.date}-${plan.itemId}` as RequestId;
  const counted = { quantity: 1, today: plan.date, nowMs: atMs, dayBoundary };
  life.write(atMs, {
    entryId: orderId.replace('mall:', 'redeem:') as EntryId,
    kind: 'redeem',
    holdings: spent.value,
    requestId,
    explanation: {
      rule: { name: 'mall', version },
      steps: [
        {
          code: 'redeem',
          points: negatePoints(pricePoints),
          facts: { itemId, title, quantity: 1, pricePoints, orderId },
        },
      ],
    },
    changes: { redeemed: countRedeemed(account.redeemed ?? [], item, counted) },
  });
  const collectByMs = startOfBusinessDateMs(addDays(plan.date, item.collectDays + 1), dayBoundary);
  const isPickup = (plan.delivery ?? item.deliveries[0]) === 'pickup';
  life.orders.push({
    orderId,
    kind: 'mall',
    memberId: account.memberId,
    requestId,
    item: { itemId, version, title, kind, picture: pictures[0] ?? null },
    quantity: 1,
    pricePoints,
    priceFen: toFen(0),
    delivery: isPickup
      ? { kind: 'pickup', storeIds: item.storeIds, collectByMs }
      : { kind: 'ship', sealedAddress: parts.sealedAddress, parcel: null },
    onLapse,
    voucherCode: voucherFrom(Buffer.from(life.parts.sha256(`voucher:${orderId}`), 'hex')),
    state: 'ready',
    history: [
      { state: 'placing', atMs, by: 'member' },
      { state: 'ready', atMs, by: 'member' },
    ],
    collected: null,
    createdAtMs: atMs,
    updatedAtMs: atMs,
    listedAtMs: atMs,
    nextCheckAtMs: isPickup ? collectByMs : null,
  });
}

/** Early in the morning, so that what comes back is there for the day. */
function moveOn(life: Life, order: Order, state: OrderState, date: BusinessDate): void {
  const atMs = startOfBusinessDateMs(date, life.parts.dayBoundary) + 8 * hourMs;
  if (state === 'cancelled' || state === 'lapsed') giveBack(life, order, atMs, date);
  const { delivery, requestId } = order;
  const moved: Order = {
    ...order,
    state,
    history: [...order.history, { state, atMs, by: actors[state] ?? 'sweep' }],
    updatedAtMs: atMs,
    nextCheckAtMs: null,
    ...(state === 'collected' && {
      collected: { storeId: 'zongdian', staffId: 'demo-clerk', atMs, requestId },
    }),
    ...(state === 'shipped' &&
      delivery.kind === 'ship' && {
        delivery: {
          ...delivery,
          parcel: { carrier: '顺丰速运', trackingNumber: 'SF1390024571866' },
        },
      }),
  };
  life.orders.splice(life.orders.indexOf(order), 1, moved);
}

const actors: Partial<Record<OrderState, OrderActor>> = {
  collected: 'staff:demo-clerk',
  shipped: 'operator:demo-operations',
  cancelled: 'member',
};

function giveBack(
  life: Life,
  { orderId, state, item }: Order,
  atMs: number,
  date: BusinessDate,
): void {
  const entryId = orderId.replace('mall:', 'redeem:') as EntryId;
  const debit = life.entries.find((entry) => entry.entryId === entryId);
  if (!debit) throw new Error(`no debit for ${orderId} (${state})`);
  const { version, body } = life.pointsRule(atMs);
  const points = negatePoints(debit.deltaPoints);
  const { graceDays } = body;
  const reversal = { points, reversedBefore: zeroPoints, today: date, graceDays };
  const returned = reverseSpend(life.account, debit, reversal);
  if (!returned.ok) throw new Error(returned.error.code);
  const { businessDate: redeemedOn } = debit;
  const { redeemed = [] } = life.account;
  life.write(atMs, {
    entryId: `reverse:${entryId}:order` as EntryId,
    kind: 'reverse_spend',
    holdings: returned.value,
    requestId: `seed-return-${date}` as RequestId,
    reversesEntryId: entryId,
    explanation: {
      rule: { name: 'points', version },
      steps: [
        {
          code: 'reverse_spend',
          points: toPoints(points),
          facts: { namedPoints: points, because: 'mall.cancelled' },
        },
      ],
    },
    changes: {
      redeemed: uncountRedeemed(redeemed, { itemId: item.itemId, quantity: 1, redeemedOn }),
    },
  });
}

function orderIdOf(life: Life, { date, itemId }: PlannedRedemption): OrderId {
  return `mall:${life.account.memberId}:seed-${date}-${itemId}` as OrderId;
}
