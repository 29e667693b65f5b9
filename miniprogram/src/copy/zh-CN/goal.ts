import type { BusinessDate } from '#shared/kernel/businessdate';
import { dates } from './dates';
import { grouped, rmb } from './numbers';

export const goal = {
  title: '我的目标',
  progress: (available: number, price: number) => `${grouped(available)} / ${grouped(price)}`,
  label: (title: string, percent: number) => `${title}，已经攒了百分之${String(percent)}`,
  missing: (points: number) => `还差 ${grouped(points)} 积分`,
  pending: (points: number) => `另有 ${grouped(points)} 积分待入账`,
  reached: '攒够了，可以换了',
  /** Given with two decimals of a point at most. */
  pace: (centipoints: number) =>
    centipoints >= 1000
      ? `最近每天约攒 ${grouped(Math.round(centipoints / 100))} 分`
      : `最近每天约攒 ${String(Math.round(centipoints / 10) / 10)} 分`,
  noPace: '最近还没有攒下积分',
  reachedOn: (date: BusinessDate) => `照这样，${dates.fullDay(date)}攒够`,
  farAway: '照这样还要很久',
  sooner: '想快一点',
  daily: (pointsPerMonth: number, date: BusinessDate) =>
    `每天签到，每月约得 ${grouped(pointsPerMonth)} 分，${dates.fullDay(date)}攒够`,
  purchase: (amountFen: number, points: number) =>
    `到店消费 ${rmb(amountFen)}，一次得 ${grouped(points)} 分`,
  redeem: '去兑换',
  open: '看看这件',
  set: '设为目标',
  setting: '正在设置',
  unset: '不攒了',
  unsetting: '正在取消',
  done: '已设为目标，首页能看到进度。',
  given: '已经不再攒这件。',
};
