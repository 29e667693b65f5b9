import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Team } from '#shared/groupbuy/model';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import type { Flow, Memory, World } from '../flow';
import { campaigns } from '../prepare';

const address = { name: '小满', phone: '13800000000', region: '上海', detail: '南京东路 1 号' };
const tookSeat = ({ teamId, orderId }: TakeSeatReply): unknown => [teamId, orderId];
const seatEnds = ['groupbuy.seat_lapsed', 'payment.already_paid', 'payment.closed'];

function showSheet({ sheets }: Memory, { payment }: TakeSeatReply, by: string): void {
  sheets.push({ by, prepayId: payment.prepayId });
}

function teamsOf({ dump }: World): Team[] {
  return (dump['groupbuy_teams'] ?? []) as Team[];
}

function ordersOf({ dump }: World): Order[] {
  return ((dump['orders'] ?? []) as Order[]).filter(({ kind }) => kind === 'groupbuy');
}

function codeOf({ people, memberId }: World, id: string): string | null {
  return people.find((code) => memberId(code) === id) ?? null;
}

/** What is wished for with a seat in a campaign: some goods are sent, the others collected. */
function wishFor({ draw }: World, campaignId: string): object {
  const isSent = campaigns[campaignId]?.delivery.kind === 'ship';
  return { quantity: draw.chance(0.7) ? 1 : 2, ...(isSent && { address }) };
}

/** Mostly a team that still has room; now and then one that is over or full. */
function teamToJoin(world: World): Team | null {
  const all = teamsOf(world);
  const open = all.filter(({ state, seatsLeft }) => state === 'open' && seatsLeft > 0);
  const some = open.length > 0 && world.draw.chance(0.9) ? open : all;
  return some.length === 0 ? null : world.draw.pick(some);
}

export const groupbuyFlows: readonly Flow[] = [
  {
    action: 'groupbuy.openTeam',
    function: 'member',
    weight: 4,
    ask: (world) => {
      const campaignId = world.draw.pick(Object.keys(campaigns));
      const by = world.draw.pick(world.people);
      return { by, data: { campaignId, ...wishFor(world, campaignId) } };
    },
    lasting: tookSeat,
    mayEnd: seatEnds,
    keep: showSheet,
  },
  {
    action: 'groupbuy.joinTeam',
    function: 'member',
    weight: 8,
    ask: (world) => {
      const team = teamToJoin(world);
      if (!team) return null;
      const { teamId, campaignId } = team;
      const by = world.draw.pick(world.people);
      return { by, data: { teamId, ...wishFor(world, campaignId) } };
    },
    lasting: tookSeat,
    mayEnd: seatEnds,
    keep: showSheet,
  },
  {
    action: 'groupbuy.payOrder',
    function: 'member',
    weight: 2,
    ask: (world) => {
      const seats = teamsOf(world).flatMap((team) => team.seats);
      const held = seats.filter(({ state }) => state === 'held');
      if (held.length === 0) return null;
      const { orderId, memberId } = world.draw.pick(held);
      const by = codeOf(world, memberId);
      return by === null ? null : { by, data: { orderId } };
    },
    lasting: tookSeat,
    mayEnd: seatEnds,
    keep: showSheet,
  },
  {
    action: 'groupbuy.leaveTeam',
    function: 'member',
    weight: 2.5,
    ask: (world) => {
      const open = teamsOf(world).filter(({ state }) => state === 'open');
      const inside = open.flatMap(({ teamId, seats }) =>
        seats.map(({ memberId }) => ({ teamId, memberId })),
      );
      if (inside.length === 0) return null;
      const { teamId, memberId } = world.draw.pick(inside);
      const by = codeOf(world, memberId);
      return by === null ? null : { by, data: { teamId } };
    },
    lasting: (reply: { teamId: string; orderId: string }) => [reply.teamId, reply.orderId],
  },
  {
    action: 'groupbuy.completeTeam',
    function: 'jobs',
    weight: 1.5,
    ask: (world) => {
      const short = teamsOf(world).filter(({ terms }) => terms.shopCompletesFrom !== null);
      if (short.length === 0) return null;
      const { teamId } = world.draw.pick(short.slice(-2));
      return { by: null, data: { teamId, operator: '店长', reason: '补齐空位' } };
    },
    lasting: (reply: { teamId: string }) => reply.teamId,
  },
  {
    action: 'groupbuy.refundOrder',
    function: 'jobs',
    weight: 0.7,
    ask: (world) => {
      const all = ordersOf(world);
      const ready = all.filter(({ state }) => state === 'ready');
      const some = ready.length > 0 ? ready : all;
      if (some.length === 0) return null;
      const { orderId } = world.draw.pick(some);
      return { by: null, data: { orderId, operator: '店长', reason: '商品破损' } };
    },
    lasting: (reply: { orderId: string }) => reply.orderId,
  },
  {
    action: 'groupbuy.publishCampaign',
    function: 'jobs',
    weight: 0.3,
    ask: ({ draw, dump }) => {
      const campaignId = draw.pick(Object.keys(campaigns));
      const versions = ((dump['groupbuy_campaigns'] ?? []) as { version: number }[]).filter((one) =>
        (one as unknown as { campaignId: string }).campaignId.startsWith(campaignId),
      );
      const afterVersion = Math.max(...versions.map(({ version }) => version));
      const terms = campaigns[campaignId];
      if (!terms) return null;
      const stock = terms.stock && terms.stock + draw.between(0, 12);
      const next = { ...terms, stock, teamPriceFen: draw.between(1, 2_900) };
      return { by: null, data: { campaignId, afterVersion, terms: next } };
    },
    lasting: (reply: { version: number }) => reply.version,
  },
  {
    action: 'groupbuy.getTeam',
    function: 'member',
    weight: 1,
    ask: (world) => {
      const teams = teamsOf(world);
      if (teams.length === 0) return null;
      const { teamId } = world.draw.pick(teams);
      return { by: world.draw.pick(world.people), data: { teamId } };
    },
  },
  {
    action: 'payment.check',
    function: 'member',
    weight: 1,
    ask: ({ draw, dump }) => {
      const payments = ((dump['payments'] ?? []) as Payment[]).filter(
        ({ openid }) => openid !== '',
      );
      if (payments.length === 0) return null;
      const { outTradeNo, openid } = draw.pick(payments.slice(-4));
      return { by: openid.slice(2), data: { outTradeNo } };
    },
  },
];
