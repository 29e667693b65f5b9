import type { EntryKind } from '#shared/points/model';
import { grouped, short, signed } from './numbers';
import { expiringTab, explanation, exporting, pendingTab } from './statement';

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
  redeem: '积分兑换',
  groupbuy: '拼团奖励',
  hold: '积分预留',
  capture: '积分使用',
  unhold: '预留退回',
  expire: '积分到期',
  close: '账户注销',
  reverse_earn: '退款扣回',
  reverse_spend: '退款退回',
  growth: '付款得成长值',
  tier: '会员等级',
  tier_gift: '赠送等级',
  tier_gift_end: '赠送等级到期',
} satisfies Record<EntryKind, string>;

export const points = {
  grouped,
  signed,
  short,
  unit: '积分',
  available: '可用积分',
  pending: (value: number) => `待入账 ${grouped(value)}`,
  held: (value: number) => `使用中 ${grouped(value)}`,
  debt: (value: number) => `待抵扣 ${grouped(value)}`,
  statement: '积分明细',
  recent: '最近积分',
  filterLabel: '筛选',
  filters: {
    all: '全部',
    earned: '获得',
    used: '使用',
    pending: '待入账',
    expiring: '将到期',
  },
  kind: (kind: EntryKind) => kindText[kind] ?? '积分变动',
  notYet: '待入账',
  balanceAfter: (value: number) => `余 ${grouped(value)}`,
  note: (day: string, weekday: string, remark: string) =>
    remark === '' ? `${day} ${weekday}` : `${day} ${weekday} · ${remark}`,
  opensExplanation: (title: string, change: string) =>
    change === '' ? `${title}，查看说明` : `${title}，${change} 积分，查看说明`,
  empty: {
    all: { title: '还没有积分', text: '回到首页盖下第一枚章，积分就会记在这里。' },
    earned: { title: '还没有获得积分', text: '每天签到一次，就能看到第一笔。' },
    used: { title: '还没有使用积分', text: '使用积分后，每一笔都会记在这里。' },
    pending: { title: '没有待入账的积分', text: '到店消费时报会员，得到的积分会先列在这里。' },
    expiring: { title: '没有会到期的积分', text: '签到或消费得到积分后，这里会列出各自的到期日。' },
  },
  end: '没有更早的记录了',
  loadMore: '看更早的记录',
  loadingMore: '正在加载更早的记录',
  explanation,
  pendingTab,
  expiringTab,
  exporting,
};
