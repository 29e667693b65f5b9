import type { CampaignSummary, GetCampaignReply } from '#shared/groupbuy/contract/campaigns';
import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { GetTeamReply, MySeat, MyTeam, SeatView } from '#shared/groupbuy/contract/teams';
import { toFen, toPoints } from '#shared/kernel/amounts';
import type { OutTradeNo } from '#shared/payment/model';

export const nowMs = Date.parse('2026-11-20T04:00:00Z');
const hourMs = 3_600_000;

const item = {
  itemId: 'speaker',
  title: '便携音箱',
  picture: 'art:speaker',
  description: '三个人一起买，更划算。',
};

export const campaign: CampaignSummary = {
  campaignId: 'speaker-3',
  version: 2,
  item,
  alonePriceFen: toFen(12_900),
  teamPriceFen: toFen(9_950),
  teamPricePoints: toPoints(0),
  savingFen: toFen(2_950),
  bonusPoints: toPoints(50),
  teamSize: 3,
  teamHours: 24,
  opensAtMs: nowMs - hourMs,
  closesAtMs: nowMs + 51 * hourMs,
  status: 'running',
};

export const anna = { initial: '安', avatar: '' };
export const me = { initial: '小', avatar: 'seal:plum' };

export const campaignPage: GetCampaignReply = {
  ...campaign,
  delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
  maxPerOrder: 2,
  quantityLeft: 2,
  stockLeft: 30,
  leaderMayLeave: false,
  shopCompletesFrom: null,
  openTeams: [
    {
      teamId: 'team-1',
      seatsLeft: 1,
      teamSize: 3,
      deadlineMs: nowMs + 2 * hourMs,
      people: [anna, me],
    },
  ],
  mine: null,
  nowMs,
};

const empty: SeatView = { state: 'empty', isLeader: false, isMine: false, person: null };
const leader: SeatView = { state: 'paid', isLeader: true, isMine: false, person: anna };

export const team: GetTeamReply = {
  teamId: 'team-1',
  campaignId: 'speaker-3',
  item,
  state: 'open',
  teamSize: 3,
  alonePriceFen: toFen(12_900),
  teamPriceFen: toFen(9_950),
  teamPricePoints: toPoints(0),
  savingFen: toFen(2_950),
  bonusPoints: toPoints(50),
  maxPerOrder: 1,
  delivery: { kind: 'pickup', storeIds: null, collectDays: 7 },
  openedAtMs: nowMs - hourMs,
  deadlineMs: nowMs + 2 * hourMs,
  seatsLeft: 2,
  paidSeats: 1,
  seats: [leader, empty, empty],
  completedByShop: false,
  completionReason: null,
  canJoin: true,
  mine: null,
  nowMs,
};

export const mySeat: MySeat = {
  orderId: 'order-1',
  state: 'held',
  quantity: 1,
  amountFen: toFen(9_950),
  pricePoints: toPoints(0),
  isLeader: false,
  heldUntilMs: nowMs + 15 * 60_000,
  canPay: true,
  canLeave: true,
  reason: null,
  shopReason: null,
  orderState: 'awaiting_payment',
  voucherCode: null,
};

export const heldTeam: GetTeamReply = {
  ...team,
  seatsLeft: 1,
  seats: [leader, { state: 'held', isLeader: false, isMine: true, person: me }, empty],
  canJoin: false,
  mine: mySeat,
};

export const paidTeam: GetTeamReply = {
  ...heldTeam,
  paidSeats: 2,
  seats: [leader, { state: 'paid', isLeader: false, isMine: true, person: me }, empty],
  mine: { ...mySeat, state: 'paid', heldUntilMs: null, canPay: false, orderState: 'locked' },
};

export const succeededTeam: GetTeamReply = {
  ...paidTeam,
  state: 'succeeded',
  seatsLeft: 0,
  paidSeats: 3,
  seats: [leader, paidTeam.seats[1] ?? empty, { ...leader, isLeader: false }],
  mine: {
    ...mySeat,
    ...{ state: 'paid', heldUntilMs: null, canPay: false, canLeave: false },
    ...{ orderState: 'ready', voucherCode: 'A2B3C4D5E6F7' },
  },
};

export const failedTeam: GetTeamReply = {
  ...paidTeam,
  state: 'failed',
  seats: [
    { ...leader, state: 'refunded' },
    { state: 'refunded', isLeader: false, isMine: true, person: me },
    empty,
  ],
  mine: {
    ...mySeat,
    ...{ state: 'refunded', reason: 'team_failed', heldUntilMs: null },
    ...{ canPay: false, canLeave: false, orderState: 'refunded' },
  },
};

export const taken: TakeSeatReply = {
  teamId: 'team-1',
  orderId: 'order-1',
  heldUntilMs: nowMs + 15 * 60_000,
  payment: {
    outTradeNo: 'a'.repeat(32) as OutTradeNo,
    amountFen: toFen(9_950),
    description: '3人团 便携音箱',
    expiresAtMs: nowMs + 15 * 60_000,
    prepayId: 'wx-prepay-1',
    request: {
      ...{ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx-prepay-1' },
      ...{ signType: 'RSA', paySign: 's' },
    },
  },
};

export const myTeam: MyTeam = {
  ...{ teamId: 'team-1', campaignId: 'speaker-3', item, teamState: 'open', teamSize: 3 },
  ...{ seatsLeft: 1, paidSeats: 2, deadlineMs: nowMs + 2 * hourMs, completedByShop: false },
  mine: paidTeam.mine ?? mySeat,
  orderedAtMs: nowMs - hourMs,
};
