import type { Order } from '#shared/order/model';
import type { RedeemReply } from '#shared/mall/contract/redeem';
import type { Flow, Memory, World } from '../flow';
import { items } from '../prepare';

const itemIds = Object.keys(items) as (keyof typeof items)[];

function ordersOf({ dump }: World): Order[] {
  return ((dump['orders'] ?? []) as Order[]).filter(({ kind }) => kind === 'mall');
}

/** Asked again later, an order may be paid, or given up. */
const paymentEnds = ['payment.already_paid', 'payment.closed'];

function showSheet(
  { sheets }: Memory,
  { payment }: Pick<RedeemReply, 'payment'>,
  by: string,
): void {
  if (payment) sheets.push({ by, prepayId: payment.prepayId });
}

export const mallFlows: readonly Flow[] = [
  {
    action: 'mall.payOrder',
    function: 'member',
    weight: 3,
    ask: (world) => {
      const costly = ordersOf(world).filter(({ priceFen }) => priceFen > 0);
      const waiting = costly.filter(({ state }) => state === 'awaiting_payment');
      const some = waiting.length > 0 && world.draw.chance(0.9) ? waiting : costly;
      if (some.length === 0) return null;
      const { orderId, memberId } = world.draw.pick(some);
      const by = world.people.find((code) => world.memberId(code) === memberId);
      return by === undefined ? null : { by, data: { orderId } };
    },
    keep: showSheet,
  },
  {
    action: 'mall.redeem',
    function: 'member',
    weight: 9,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      data: {
        itemId: draw.pick(itemIds),
        quantity: draw.between(1, 2),
        ...(draw.chance(0.2) && {
          delivery: 'ship',
          address: { name: '小满', phone: '13800000000', region: '上海', detail: '南京东路 1 号' },
        }),
      },
    }),
    lasting: (reply: { orderId: string; pricePoints: number }) => [
      reply.orderId,
      reply.pricePoints,
    ],
    mayEnd: paymentEnds,
    keep: showSheet,
  },
  {
    action: 'mall.cancelOrder',
    function: 'member',
    weight: 5,
    ask: (world) => {
      const orders = ordersOf(world);
      if (orders.length === 0) return null;
      const { orderId, memberId } = world.draw.pick(orders);
      const by = world.people.find((code) => world.memberId(code) === memberId);
      return by === undefined ? null : { by, data: { orderId } };
    },
    lasting: (reply: { orderId: string; returnedPoints: number }) => [
      reply.orderId,
      reply.returnedPoints,
    ],
  },
  {
    action: 'mall.shipOrder',
    function: 'jobs',
    weight: 2,
    ask: (world) => {
      const orders = (world.dump['orders'] ?? []) as Order[];
      const sent = orders.filter(({ delivery }) => delivery.kind === 'ship');
      const ready = sent.filter(({ state }) => state === 'ready');
      const some = ready.length > 0 ? ready : sent;
      if (some.length === 0) return null;
      const { orderId } = world.draw.pick(some);
      const data = { orderId, carrier: '顺丰', trackingNumber: 'SF100200300', operator: '店长' };
      return { by: null, data };
    },
  },
  {
    action: 'mall.restock',
    function: 'jobs',
    weight: 1,
    ask: ({ draw }) => ({
      by: null,
      data: {
        itemId: draw.pick(itemIds),
        quantity: draw.chance(0.7) ? draw.between(1, 3) : -1,
        reason: '盘点',
        operator: '店长',
      },
    }),
  },
  {
    action: 'mall.publishItem',
    function: 'jobs',
    weight: 0.5,
    ask: ({ draw, dump, nowMs }) => {
      const itemId = draw.pick(itemIds);
      const versions = ((dump['items'] ?? []) as { itemId: string; version: number }[])
        .filter((one) => one.itemId === itemId)
        .map(({ version }) => version);
      // Now and then it is over at once, while some still hold a paying sheet for it.
      const toMs = draw.chance(0.2) ? nowMs : null;
      const window = { fromMs: null, toMs };
      const body = { ...items[itemId], window, pricePoints: draw.between(10, 80) };
      const afterVersion = Math.max(0, ...versions);
      return { by: null, data: { itemId, afterVersion, operator: '店长', body } };
    },
    lasting: (reply: { version: number }) => reply.version,
  },
  {
    action: 'mall.setGoal',
    function: 'member',
    weight: 1,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      data: { itemId: draw.chance(0.8) ? draw.pick(itemIds) : null },
    }),
  },
];
