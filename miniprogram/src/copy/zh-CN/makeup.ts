import { grouped } from './numbers';

export const makeUp = {
  mark: '补',
  title: '补签',
  day: (day: string, weekday: string) => `${day} ${weekday}`,
  cost: '补签花费',
  base: '当天签到',
  balanceAfter: '补签后可用积分',
  timesLeft: '这个月还可以补',
  times: (times: number) => `${times} 次`,
  streak: '连续天数',
  streakValue: '接上这一天',
  bonus: '连续奖励',
  bonusValue: '不补发，只给当天的基础分',
  confirm: (points: number) => (points > 0 ? `用 ${grouped(points)} 积分补签` : '补签'),
  retry: '再试一次',
  busy: '正在补签',
  notEnough: (needed: number, available: number) =>
    `积分不够：补签需要 ${grouped(needed)}，现有 ${grouped(available)}。签到或消费攒够后再来。`,
  done: (day: string) => `${day}的章补盖好了。`,
  alreadyDone: '这一天已经盖过章，不会重复扣积分。',
};
