import type { Order } from '#shared/order/model';
import type { Flow, World } from '../flow';
import { items } from '../prepare';

const itemIds = Object.keys(items) as (keyof typeof items)[];

function ordersOf({ dump }: World): Order[] {
  return ((dump['orders'] ?? []) as Order[]).filter(({ kind }) => kind === 'mall');
}

export const mallFlows: readonly Flow[] = [
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
    ask: ({ draw, dump }) => {
      const itemId = draw.pick(itemIds);
      const versions = ((dump['items'] ?? []) as { itemId: string; version: number }[])
        .filter((one) => one.itemId === itemId)
        .map(({ version }) => version);
      const body = { ...items[itemId], pricePoints: draw.between(10, 80) };
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
