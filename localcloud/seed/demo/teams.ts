import { createHash } from 'node:crypto';
import type { Campaign, Seat, SeatState, Team } from '#shared/groupbuy/model';
import { openingTeam } from '#shared/groupbuy/team';
import type { OrderId } from '#shared/kernel/ids';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { publishCampaigns } from '../campaigns';
import { identityOf } from '../identity';
import type { SeedParts } from '../parts';
import { demoCampaigns } from './campaigns';
import { orderOf, paymentOf } from './team-orders';
import { noteAtWechat } from './team-money';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A team of the demo shop: who paid in it, how long ago it was opened, and how it ended. */
interface Story {
  readonly campaignId: string;
  readonly codes: readonly string[];
  readonly openedAgoMs: number;
  readonly ends: 'open' | 'succeeded' | 'failed';
}

const stories: readonly Story[] = [
  { campaignId: 'case-group', codes: ['demo-friend'], openedAgoMs: 3 * hourMs, ends: 'open' },
  {
    campaignId: 'cable-group',
    codes: ['demo-member', 'member-003'],
    openedAgoMs: 5 * hourMs,
    ends: 'open',
  },
  { campaignId: 'cable-group', codes: ['member-007'], openedAgoMs: 2 * hourMs, ends: 'open' },
  {
    campaignId: 'powerbank-group',
    codes: ['member-010', 'member-011', 'member-012'],
    openedAgoMs: dayMs,
    ends: 'open',
  },
  {
    campaignId: 'stand-group',
    codes: ['member-020', 'member-021'],
    openedAgoMs: 8 * hourMs,
    ends: 'open',
  },
  {
    campaignId: 'stand-group',
    codes: ['demo-member', 'demo-friend', 'member-022'],
    openedAgoMs: 2 * dayMs,
    ends: 'succeeded',
  },
  {
    campaignId: 'cup-group',
    codes: ['demo-member', 'member-030'],
    openedAgoMs: 12 * dayMs,
    ends: 'failed',
  },
];

/** The campaigns of the demo shop and teams in every state, with their orders and payments. */
export function putTeams(parts: SeedParts): void {
  const { database, nowMs } = parts;
  const campaigns = publishCampaigns(database, demoCampaigns(nowMs), nowMs - 21 * dayMs);
  const told = stories.map((story, index) => {
    const campaign = campaigns.find(({ campaignId }) => campaignId === story.campaignId);
    if (!campaign) throw new Error(`no campaign ${story.campaignId}`);
    return tell(parts, campaign, story, index);
  });
  database.insertMany(
    'groupbuy_teams',
    told.map(({ team }) => ({ _id: team.teamId, ...team })),
  );
  database.insertMany(
    'orders',
    told.flatMap(({ orders }) => orders.map((order) => ({ _id: order.orderId, ...order }))),
  );
  database.insertMany(
    'payments',
    told.flatMap(({ payments }) =>
      payments.map((payment) => ({ _id: payment.outTradeNo, ...payment })),
    ),
  );
  for (const { payments } of told) {
    for (const payment of payments) noteAtWechat(parts.payBooks, payment);
  }
  database.insertMany(
    'groupbuy_participations',
    told.flatMap(({ team }) => participationsOf(team)),
  );
}

const seatStates = {
  open: 'paid',
  succeeded: 'paid',
  failed: 'refunded',
} as const satisfies Record<Story['ends'], SeatState>;

function tell(
  parts: SeedParts,
  campaign: Campaign,
  story: Story,
  index: number,
): { team: Team; orders: Order[]; payments: Payment[] } {
  const openedAtMs = parts.nowMs - story.openedAgoMs;
  const { ends } = story;
  const takers = story.codes.map((code) => {
    const { openid, memberId } = identityOf(code, parts);
    const orderId = `groupbuy:${memberId}:seed-team-${String(index)}` as OrderId;
    return { openid, memberId, orderId, quantity: 1, storeId: null };
  });
  const [leader] = takers;
  if (!leader) throw new Error('a team without anybody');
  const teamId = `team_${sha256(leader.orderId).slice(0, 24)}`;
  const opened = openingTeam(teamId, campaign, leader, openedAtMs);
  const seats = takers.map((taker, n): Seat => {
    const heldAtMs = openedAtMs + n * 20 * minuteMs;
    return {
      orderId: taker.orderId,
      memberId: taker.memberId,
      quantity: 1,
      storeId: null,
      state: seatStates[ends],
      heldAtMs,
      heldUntilMs: heldAtMs + 15 * minuteMs,
      paidAtMs: heldAtMs + minuteMs,
      reason: ends === 'failed' ? 'team_failed' : null,
      isSettled: ends !== 'open',
    };
  });
  const isOpen = ends === 'open';
  // One that failed had its ten days, not the month of those to come.
  const deadlineMs = ends === 'failed' ? openedAtMs + 10 * dayMs : opened.deadlineMs;
  const endedAtMs = { open: null, succeeded: openedAtMs + hourMs, failed: deadlineMs }[ends];
  const team: Team = {
    ...opened,
    state: ends,
    seats,
    seatsLeft: isOpen ? campaign.terms.teamSize - seats.length : 0,
    paidSeats: ends === 'failed' ? 0 : seats.length,
    deadlineMs,
    endedAtMs,
    nextDueAtMs: isOpen ? deadlineMs : null,
  };
  return {
    team,
    orders: seats.map((seat) => orderOf(team, seat)),
    payments: seats.map((seat, n) => paymentOf(team, seat, takers[n]?.openid ?? '')),
  };
}

function participationsOf(team: Team) {
  return team.seats.map(({ memberId, orderId }) => {
    const isOpen = team.state === 'open';
    return {
      _id: `${team.campaignId}:${memberId}`,
      campaignId: team.campaignId,
      memberId,
      openOrderId: isOpen ? orderId : null,
      openTeamId: isOpen ? team.teamId : null,
      openQuantity: isOpen ? 1 : 0,
      quantity: team.state === 'failed' ? 0 : 1,
      renewals: 0,
      checkAtMs: isOpen ? team.deadlineMs + hourMs : null,
    };
  });
}
