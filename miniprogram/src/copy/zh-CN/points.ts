import type { EntryKind, ExplainedStep } from '#shared/points/model';
import { grouped, signed } from './numbers';

/** An entry may be of a kind newer than this version of the app. */
const kindText: Partial<Record<string, string>> = {
  welcome: '入会礼',
  checkin: '每日签到',
  makeup: '补签',
  purchase: '消费积分',
  grant: '门店赠送',
  adjust: '人工更正',
  import: '旧积分转入',
  release: '积分到账',
  spend: '积分使用',
  hold: '积分预留',
  capture: '积分使用',
  unhold: '预留退回',
  expire: '积分到期',
  reverse_earn: '退款扣回',
  reverse_spend: '退款退回',
} satisfies Record<EntryKind, string>;

const ruleNames: Record<string, string> = {
  checkin: '签到规则',
  programme: '会员规则',
  points: '积分规则',
};

type Facts = ExplainedStep['facts'];

const cycleScope: Record<string, string> = { rolling: '', week: '本周', month: '本月' };

const stepText: Record<string, (facts: Facts) => string> = {
  welcome: () => '加入会员',
  grant: ({ reason }) => (reason === undefined ? '门店赠送' : String(reason)),
  adjust: ({ reason }) => String(reason ?? '人工更正'),
  expire: ({ expiresOn }) => `${String(expiresOn ?? '')} 到期`,
  reverse_earn: ({ reason }) => `扣回：${String(reason ?? '退款')}`,
  reverse_spend: ({ reason }) => `退回：${String(reason ?? '退款')}`,
  'makeup.cost': ({ date }) => `补签 ${String(date ?? '')}`,
  'checkin.base': () => '当天签到',
  'checkin.streak': ({ day }) => `连续第 ${day ?? ''} 天`,
  'checkin.cumulative': ({ days, cycle }) =>
    `${cycleScope[String(cycle)] ?? ''}累计第 ${days ?? ''} 天`,
};

export const points = {
  grouped,
  signed,
  unit: '积分',
  available: '可用积分',
  pending: (value: number) => `待入账 ${grouped(value)}`,
  held: (value: number) => `使用中 ${grouped(value)}`,
  debt: (value: number) => `待抵扣 ${grouped(value)}`,
  statement: '积分明细',
  recent: '最近积分',
  filterLabel: '筛选',
  filters: { all: '全部', earned: '获得', used: '使用' },
  kind: (kind: EntryKind) => kindText[kind] ?? '积分变动',
  balanceAfter: (value: number) => `余 ${grouped(value)}`,
  note: (day: string, weekday: string, remark: string) =>
    remark === '' ? `${day} ${weekday}` : `${day} ${weekday} · ${remark}`,
  opensExplanation: (title: string, change: string) => `${title}，${change} 积分，查看说明`,
  empty: {
    all: { title: '还没有积分', text: '回到首页盖下第一枚章，积分就会记在这里。' },
    earned: { title: '还没有获得积分', text: '每天签到一次，就能看到第一笔。' },
    used: { title: '还没有使用积分', text: '使用积分后，每一笔都会记在这里。' },
  },
  end: '没有更早的记录了',
  loadMore: '看更早的记录',
  loadingMore: '正在加载更早的记录',
  explanation: {
    title: '这笔积分怎么来的',
    rule: (name: string, version: number) => `${ruleNames[name] ?? '规则'} v${version}`,
    step: (step: ExplainedStep) => stepText[step.code]?.(step.facts) ?? '其他',
    /** 规则 v3 · 连续第 20 天 · 10 + 100 */
    summary: (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · '),
    sum: (values: readonly number[]) => values.map((value) => grouped(value)).join(' + '),
    total: '合计',
    before: '变动前',
    after: '变动后',
    time: '时间',
    businessDate: '营业日',
    number: '流水号',
    numberValue: (seq: number) => `第 ${grouped(seq)} 笔`,
  },
};
