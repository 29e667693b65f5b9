import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { avatarSeals } from '#shared/member/model';
import type { Person } from '../parts';
import { pick } from '../random';
import type { PlannedRedemption } from './redeeming';

/** One member of the demo shop and how often this person comes. */
export interface Character {
  readonly code: string;
  readonly nickname: string;
  readonly avatar: string;
  readonly joinedDate: BusinessDate;
  /** Whether the member checks in on a date. */
  readonly comesOn: (date: BusinessDate) => boolean;
  /** The share of days on which the member buys something in one of the stores. */
  readonly buysShare: number;
  /** From this date on the member saves up and lets no points go; null for who does not. */
  readonly savesFrom: BusinessDate | null;
  readonly redeems?: readonly PlannedRedemption[];
  /** What the member saves up for. */
  readonly goalItemId?: string;
}

export const namedPeople: readonly Person[] = [
  { code: 'demo-member', role: '会员', note: '小满，连续签到 19 天，今天签到满 20 天' },
  { code: 'demo-friend', role: '朋友', note: '阿远，刚加入一个多月，上周断签' },
  { code: 'demo-clerk', role: '店员', note: '小周，总店' },
  { code: 'demo-manager', role: '店长', note: '林姐，总店' },
  { code: 'demo-owner', role: '老板', note: '许先生' },
  { code: 'demo-clerk-wanxiang', role: '店员', note: '小吴，万象店' },
  { code: 'demo-manager-wanxiang', role: '店长', note: '老郑，万象店' },
  { code: 'demo-operations', role: '运营', note: '阿珂' },
  { code: 'demo-finance', role: '财务', note: '何会计' },
  { code: 'demo-auditor', role: '审计', note: '陆审计' },
];

/** The named people of the story and about two hundred others, the same ones every time. */
export function demoCharacters(today: BusinessDate, random: () => number): Character[] {
  return [...namedCharacters(today, random), ...crowd(today, random)];
}

function namedCharacters(today: BusinessDate, random: () => number): Character[] {
  const streakBegins = addDays(today, -19);
  const often = (share: number) => () => random() < share;
  const usually = often(0.72);
  return [
    {
      code: 'demo-member',
      nickname: '小满',
      avatar: 'seal:plum',
      joinedDate: addDays(today, -320),
      // A day missed right before the streak, so that it counts 19 and not more.
      comesOn: (date) =>
        date !== addDays(streakBegins, -1) && date < today && (date >= streakBegins || usually()),
      buysShare: 0.04,
      savesFrom: addDays(today, -120),
      redeems: redemptionsOfMember(today),
      goalItemId: 'power-bank',
    },
    {
      code: 'demo-friend',
      nickname: '阿远',
      avatar: 'seal:bamboo',
      joinedDate: addDays(today, -40),
      comesOn: (date) => date < addDays(today, -5) && random() < 0.6,
      buysShare: 0.08,
      savesFrom: null,
    },
    staff('demo-clerk', '小周', 'seal:orchid', addDays(today, -200), often(0.3)),
    staff('demo-manager', '林姐', 'seal:pine', addDays(today, -360), often(0.4)),
    staff('demo-owner', '许先生', 'seal:lotus', addDays(today, -365), often(0.1)),
  ];
}

/** One order in every state there is. */
function redemptionsOfMember(today: BusinessDate): PlannedRedemption[] {
  const daysAgo = (days: number): BusinessDate => addDays(today, -days);
  return [
    { date: daysAgo(150), itemId: 'film-service', then: [{ afterDays: 2, state: 'collected' }] },
    {
      date: daysAgo(110),
      itemId: 'lanyard',
      delivery: 'ship',
      then: [
        { afterDays: 1, state: 'shipped' },
        { afterDays: 4, state: 'received' },
      ],
    },
    { date: daysAgo(70), itemId: 'screen-film', then: [{ afterDays: 1, state: 'cancelled' }] },
    // Two weeks to collect it, the day of redeeming not counted.
    { date: daysAgo(40), itemId: 'phone-stand', then: [{ afterDays: 15, state: 'lapsed' }] },
    { date: daysAgo(5), itemId: 'notebook', then: [{ afterDays: 2, state: 'shipped' }] },
    { date: daysAgo(3), itemId: 'voucher-10', then: [] },
  ];
}

function staff(
  code: string,
  nickname: string,
  avatar: string,
  joinedDate: BusinessDate,
  comesOn: () => boolean,
): Character {
  return { code, nickname, avatar, joinedDate, comesOn, buysShare: 0.01, savesFrom: null };
}

function crowd(today: BusinessDate, random: () => number): Character[] {
  return Array.from({ length: 200 }, (_, index) => {
    // Squared: many come seldom, few come nearly every day, as in any shop.
    const share = random() ** 2;
    return {
      code: `member-${String(index + 1).padStart(3, '0')}`,
      nickname: random() < 0.15 ? '' : pick(random, nicknames),
      avatar: random() < 0.4 ? '' : `seal:${pick(random, avatarSeals)}`,
      joinedDate: addDays(today, -Math.floor(random() * 365)),
      comesOn: () => random() < share,
      buysShare: buysShareOf(index),
      savesFrom: null,
    };
  });
}

/** A sixth never buys; the others from once in two months to once a week. */
function buysShareOf(index: number): number {
  return index % 6 === 0 ? 0 : 0.016 + ((index * 7) % 20) / 160;
}

const nicknames = [
  ...['小鱼', '阿宁', '木子', '大福', '知夏', '一一', '老陈', '南风', '豆豆', '青禾'],
  ...['海盐', '阿布', '七月', '团子', '清和', '小北', '橘子', '星河', '拾光', '陈皮'],
  ...['不吃香菜', '住在二楼的猫', '今天也要早睡', '深圳湾散步的人', 'Momo', 'Kevin 🎧', 'Lily'],
  ...['一个名字特别特别特别长的会员朋友啊', '雨天', '阿哲', '果果妈', '王师傅', '三点一刻'],
];
