import type { BusinessDate } from '#shared/kernel/businessdate';
import { dates } from '../dates';
import { grouped, yuan } from '../numbers';

/** The day of a store. */
export const today = {
  title: '今天',
  days: {
    label: '看哪一天',
    before: '前一天',
    after: '后一天',
    day: (date: BusinessDate, today: BusinessDate) =>
      date === today
        ? `今天 ${dates.day(date)} ${dates.weekday(date)}`
        : `${dates.day(date)} ${dates.weekday(date)}`,
    backToToday: '回到今天',
  },
  own: (isToday: boolean) => (isToday ? '我的今天' : '我的这一天'),
  store: (isToday: boolean) => (isToday ? '本店今天' : '本店这一天'),
  linked: '记到会员',
  unlinked: '没报会员',
  bills: '账单金额（元）',
  sum: (fen: number) => yuan(fen).replace(' 元', ''),
  issued: '送出积分',
  used: '用掉积分',
  undone: '撤销',
  joins: '新会员',
  toHandOut: '待取货',
  approvals: '待审批',
  times: (count: number) => `${grouped(count)} 笔`,
  people: (count: number) => `${grouped(count)} 人`,
  share: (percent: number) => `${percent}% 的账单记到了会员`,
  log: '我的记录',
  storeLog: '全店记录',
  empty: (isToday: boolean) =>
    isToday
      ? { title: '今天还没有记录', text: '扫会员码记下第一单，就会列在这里。' }
      : { title: '这一天没有记录', text: '换一天看看，或回到今天。' },
  loadingMore: '正在加载',
  loadMore: '看更早的记录',
  end: '没有更早的记录了',
  undoAsked: (staffName: string) => `${staffName}已申请撤销，等别人审批`,
  kinds: { purchase: '消费', bill: '没报会员', debit: '积分抵现', grant: '送积分' },
  states: {
    unlinked: '等会员补记',
    crediting: '正在入账',
    linked: '',
    undoing: '正在撤销',
    undone: '已撤销',
    proposed: '等会员确认',
    confirmed: '',
    declined: '会员没同意',
    expired: '超时未确认',
    withdrawn: '已取消',
    waiting: '待审批',
    given: '',
    lapsed: '没人审批',
  } as Readonly<Partial<Record<string, string>>>,
  onItsWay: '—',
  line: (kind: string, billNumber: string | null) =>
    billNumber === null ? kind : `${kind} ${billNumber}`,
};
