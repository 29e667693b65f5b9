import type { BusinessDate } from '#shared/kernel/businessdate';
import type { ExplainedStep } from '#shared/points/model';
import { dates } from './dates';
import { grouped } from './numbers';
import { stepText } from './steps';

const ruleNames: Record<string, string> = {
  checkin: '签到规则',
  programme: '会员规则',
  points: '积分规则',
  mall: '商品',
  tier: '等级规则',
};

export const explanation = {
  tierTitle: '等级为什么变',
  growth: '成长值',
  title: (gained: boolean) => (gained ? '这笔积分怎么来的' : '这笔积分去了哪里'),
  rule: (name: string, version: number) => `${ruleNames[name] ?? '规则'}第 ${version} 版`,
  by: (rule: string) => `依据${rule}`,
  step: (step: ExplainedStep) => stepText[step.code]?.(step.facts, step.points) ?? '其他',
  /** 签到规则第 3 版 · 连续第 20 天 · 10 + 100 */
  summary: (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · '),
  sum: (values: readonly number[]) =>
    values
      .map((value, index) => {
        if (index === 0) return value < 0 ? `−${grouped(-value)}` : grouped(value);
        return value < 0 ? ` − ${grouped(-value)}` : ` + ${grouped(value)}`;
      })
      .join(''),
  moved: { release: '待入账的积分到账', unhold: '预留的积分退回' } as Partial<
    Record<string, string>
  >,
  movedOther: '可用积分变动',
  total: '合计',
  store: '门店',
  bill: '账单号',
  paidIn: '记入',
  takenFrom: '取自',
  lot: (points: number, expiresOn: BusinessDate | null) =>
    expiresOn === null
      ? `${grouped(points)} 分，不会到期`
      : `${grouped(points)} 分，${dates.fullDay(expiresOn)}到期`,
  before: '变动前可用',
  after: '变动后可用',
  pending: '待入账',
  held: '预留',
  debt: '待抵扣',
  time: '时间',
  businessDate: '记入日期',
  number: '流水号',
  numberValue: (seq: number) => `第 ${grouped(seq)} 笔`,
};

export const pendingTab = {
  title: '待入账',
  text: '消费得到的积分先记在这里，过了退货期自动到账。',
  arrives: (date: BusinessDate) => `${dates.fullDay(date)}到账`,
  lasts: (expiresOn: BusinessDate | null) =>
    expiresOn === null ? '到账后不会到期' : `到账后可用到 ${dates.fullDay(expiresOn)}`,
  heldTitle: '使用中',
  heldUntil: (day: string, time: string) => `${day} ${time} 前没有用完，会自动退回`,
  heldName: '为正在进行的兑换预留',
};

export const expiringTab = {
  title: '按月份看到期',
  chart: (months: readonly string[]) => `将到期的积分：${months.join('，')}`,
  chartMonth: (year: string, month: string, value: number) =>
    `${year === '' ? '' : `${year}年`}${month} ${grouped(value)} 分`,
  month: (month: number) => `${month}月`,
  year: (year: number) => `${year}年`,
  later: '以后',
  list: '到期日',
  expires: (expiresOn: BusinessDate) => `${dates.fullDay(expiresOn)}到期`,
  daysLeft: (days: number) => (days === 0 ? '今天是最后一天' : `还有 ${grouped(days)} 天`),
  never: '不会到期',
  line: (points: number, expiresOn: BusinessDate) =>
    `${grouped(points)} 积分将在 ${dates.fullDay(expiresOn)}到期`,
  note: '积分先到期的先用，用积分时不必自己挑。',
};

export const exporting = {
  open: '导出明细',
  title: '导出积分明细',
  gathering: (done: number, total: number) =>
    `正在整理 ${grouped(Math.min(done, total))} / ${grouped(total)} 笔`,
  ready: (entries: number, balance: number) =>
    `已整理好 ${grouped(entries)} 笔，余额 ${grouped(balance)} 积分。`,
  csv: '表格（CSV）',
  csvNote: '用 Excel 或 WPS 打开，适合自己看。',
  json: '数据（JSON）',
  jsonNote: '每一笔都带校验码，可以自己核对。',
  saved: '文件已交给手机保存。',
  failed: '文件没有保存成功，请再试一次。',
  fileName: (day: string, ending: string) => `集点-积分明细-${day}.${ending}`,
  header: ['序号', '营业日', '时间', '类型', '变动', '变动后余额', '说明', '编号', '校验码'],
};
