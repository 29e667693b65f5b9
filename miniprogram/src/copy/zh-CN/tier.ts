import type { BusinessDate } from '#shared/kernel/businessdate';
import type { GrowthRate, TierReason, TierRules } from '#shared/tier/model';
import { dates } from './dates';
import { grouped, ratio } from './numbers';

type Rules = Omit<TierRules, 'tiers'>;

const reasonText: Record<TierReason, (from: string, to: string) => string> = {
  upgrade: (_, to) => `升为${to}会员`,
  renewed: (_, to) => `${to}会员续期`,
  expired: (from, to) => `${from}到期，转为${to}会员`,
  reversal: (from, to) => `退款扣回成长值，${from}转为${to}会员`,
  given: (_, to) => `店里赠送${to}会员`,
  gift_ended: (from, to) => `赠送的${from}会员到期，现为${to}会员`,
};

function rateLine(what: string, rate: GrowthRate | null | undefined): string[] {
  return rate ? [`${what}每 ${ratio(rate.perFen, 100)} 元得 ${grouped(rate.growth)} 成长值`] : [];
}

export const tier = {
  title: '会员等级',
  member: (name: string) => `${name}会员`,
  open: (name: string, note: string) => `${name}会员，${note}，查看等级`,
  growth: '成长值',
  missing: (name: string, growth: number) => `再得 ${grouped(growth)} 成长值升为${name}`,
  highest: '已是最高等级',
  progress: (growth: number, from: number) => `${grouped(growth)} / ${grouped(from)}`,
  progressLabel: (name: string, percent: number) => `升为${name}会员的进度 ${String(percent)}%`,
  until: (date: BusinessDate) => `保级到 ${dates.fullDay(date)}`,
  givenUntil: (date: BusinessDate) => `店里赠送，有效到 ${dates.fullDay(date)}`,
  keepGiven: (growth: number) => `到期前再得 ${grouped(growth)} 成长值，就凭自己保住这个等级`,
  keepMissing: (growth: number) => `到期前再得 ${grouped(growth)} 成长值可续期`,
  /** On the home page: what is lost unless something comes. */
  endsSoon: (until: BusinessDate, growth: number) =>
    `${dates.day(until)}到期，再得 ${grouped(growth)} 成长值可保级`,
  ending: (daysLeft: number, toName: string) =>
    daysLeft === 0
      ? `今天到期，成长值不够会转为${toName}会员`
      : `还有 ${String(daysLeft)} 天到期，成长值不够会转为${toName}会员`,
  keepDone: '成长值已够，到期自动续期',
  forEver: '这个等级长期有效',
  ladder: '各级权益',
  current: '当前等级',
  from: (growth: number) => (growth === 0 ? '加入即是' : `${grouped(growth)} 成长值`),
  times: (numerator: number, denominator: number) => `消费积分 ${ratio(numerator, denominator)} 倍`,
  checkinTimes: (numerator: number, denominator: number) =>
    `签到积分 ${ratio(numerator, denominator)} 倍`,
  how: '成长值怎么来',
  howLines: ({ growth, window, onReversal }: Rules): string[] => [
    ...rateLine('到店消费', growth.purchase),
    ...rateLine('积分兑换补的现金', growth.mall),
    ...rateLine('拼团成功的付款', growth.groupbuy),
    ...(growth.perCheckin > 0 ? [`每天签到得 ${grouped(growth.perCheckin)} 成长值`] : []),
    window.kind === 'months'
      ? `只算最近 ${String(window.months)} 个月（含当月）的成长值`
      : '只算今年 1 月 1 日以来的成长值',
    '用积分兑换、抵现不会减少成长值',
    onReversal === 'keep'
      ? '退款会扣回成长值，等级保留到期满'
      : '退款会扣回成长值，不够时等级随之调整',
  ],
  onExpiry: {
    one_step: '期满时成长值不够，会降一级',
    earned: '期满时按当时的成长值重新定级',
  } satisfies Record<Rules['onExpiry'], string>,
  history: '等级记录',
  record: (reason: TierReason, from: string, to: string) => reasonText[reason](from, to),
  recordNote: (date: BusinessDate, until: BusinessDate | null, why: string) =>
    [
      dates.fullDay(date),
      ...(until === null ? [] : [`${why === '' ? '保级' : '有效'}到 ${dates.fullDay(until)}`]),
      ...(why === '' ? [] : [why]),
    ].join('，'),
  noHistory: '还没有等级变更。',
  none: { title: '还没有会员等级', text: '本店暂时没有分级，签到、消费照常得积分。' },
};
