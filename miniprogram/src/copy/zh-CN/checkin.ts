import type { CheckinCycle, MakeUpRules, StreakStep } from '#shared/checkin/model';
import { makeUp } from './makeup';
import { grouped } from './numbers';

const cycleText: Record<CheckinCycle, string> = {
  rolling: '连续签到天数一直累计，漏签一天后从第 1 天重新开始。',
  week: '每周一起重新计算连续签到与累计签到。',
  month: '每月 1 日起重新计算连续签到与累计签到。',
};

const cumulativeScope: Record<CheckinCycle, string> = {
  rolling: '累计',
  week: '一周内累计',
  month: '一个月内累计',
};

export const checkin = {
  title: '每日签到',
  pageTitle: '签到日历',
  cardName: '集点卡',
  action: (points: number) => `签到 +${grouped(points)}`,
  busy: '正在盖章',
  retryAction: '再试一次',
  done: (points: number) => (points > 0 ? `今天已签 +${grouped(points)}` : '今天已签'),
  earned: (points: number) => `盖好了，获得 ${grouped(points)} 积分`,
  alreadyDone: '今天已经签过到，不会重复加分。',
  closedTitle: '签到暂未开放',
  closedText: '门店正在调整签到奖励，您的积分和连续天数都会保留。',
  streak: (days: number) => `连续 ${days} 天`,
  noStreak: '今天开始第 1 天',
  cardLabel: (stamped: number, size: number) => `集点卡，共 ${size} 格，已盖 ${stamped} 格`,
  cardCount: (stamped: number, size: number) => `${stamped} / ${size}`,
  cardBonus: (points: number) => `+${grouped(points)}`,
  bonusToday: (points: number) => `今天签到得 ${grouped(points)} 分`,
  toNextBonus: (days: number, points: number) =>
    `再签 ${days} 天，最后一天得 ${grouped(points)} 分`,
  nextDays: '接下来 7 天',
  dayPoints: (points: number) => `+${grouped(points)}`,
  openCalendar: '日历',
  streakDays: '连续',
  bestStreakDays: '最长连续',
  totalDays: '累计',
  days: '天',
  previousMonth: '上个月',
  nextMonth: '下个月',
  calendarLabel: (month: string, days: number) => `${month}，签到 ${days} 天`,
  dayChecked: '已签到',
  dayToday: '今天',
  dayCanBeMadeUp: '漏签，可以补签',
  makeUp,
  dayComing: (points: number) => `签到可得 ${grouped(points)} 分`,
  rulesTitle: '签到规则',
  rulesVersion: (version: number) => `第 ${version} 版`,
  rules: {
    base: (points: number) => `每天签到一次，得 ${grouped(points)} 分。`,
    streak: (step: StreakStep) =>
      'everyDays' in step
        ? `每连续签到 ${step.everyDays} 天，当天另加 ${grouped(step.bonusPoints)} 分。`
        : `连续签到第 ${step.onDay} 天，当天另加 ${grouped(step.bonusPoints)} 分。`,
    cumulative: (cycle: CheckinCycle, days: number, points: number) =>
      `${cumulativeScope[cycle]}签到满 ${days} 天，当天另加 ${grouped(points)} 分。`,
    cycle: (cycle: CheckinCycle) => cycleText[cycle],
    makeUp: ({ withinDays, timesAMonth, costPoints }: MakeUpRules) =>
      `漏签可以补：最近 ${withinDays} 天内的，每月 ${timesAMonth} 次，每次${costPoints === 0 ? '不收积分' : `用 ${grouped(costPoints)} 积分`}。补签接上连续天数，只给当天的基础分，不补发奖励。`,
    once: '同一天在任何手机上签到，都只计一次。',
    change: '规则调整只影响以后，已有的积分和连续天数不变。',
  },
};
