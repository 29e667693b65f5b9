import type { AuditBreak } from '#shared/store/audit/contract';
import { grouped, signed, yuan } from './numbers';
import { staff } from './staff';

/** What staff do, as the page names it; also what it can be narrowed to. */
const actions: Readonly<Record<string, string>> = {
  'store.scan': '扫码',
  'store.recordPurchase': '记消费',
  'store.recordBill': '记账单',
  'store.proposeDebit': '积分抵现',
  'store.withdrawDebit': '取消抵现',
  'store.undo': '撤销',
  'store.grantPoints': '送积分',
  'store.giveTier': '送等级',
  'store.decideApproval': '审批',
  'store.verifyPickup': '核销',
  'payment.retryRefund': '重新退款',
  'store.inviteStaff': '邀请店员',
  'store.acceptInvite': '接受邀请',
  'store.changeStaff': '换岗换店',
  'store.dismissStaff': '停用店员',
  'store.appointOwner': '任命老板',
};

const refusals: Readonly<Record<string, string>> = {
  'staff.dismissed': '已停用',
  'staff.role_not_allowed': '岗位没有权限',
  'staff.store_not_allowed': '不是所在门店',
  'staff.self_not_allowed': '不能改自己',
  'code.own': '扫了自己的码',
  'code.locked_out': '输错次数太多',
  'store.own_account': '自己的账户',
  'store.approval_own': '审批自己提交的',
  'store.approval_beneficiary': '审批自己的积分',
  'store.grant_limit': '超过当天额度',
  'order.wrong_store': '不在本店领取',
};

const states: Readonly<Record<string, string>> = {
  unlinked: '未记会员',
  linked: '已记会员',
  undone: '已撤销',
  confirmed: '已抵扣',
  given: '已送出',
  waiting: '待审批',
  declined: '未同意',
  withdrawn: '已取消',
  lapsed: '已被别人撤销',
  ready: '待取货',
  collected: '已取货',
  active: '在岗',
  dismissed: '已停用',
};

const roles: Readonly<Partial<Record<string, string>>> = staff.roles;

type Fact = string | number | boolean | null;

const text = (value: Fact): string => String(value);
const points = (value: Fact): string => (Number(value) < 0 ? signed : grouped)(Number(value));
const money = (value: Fact): string => yuan(Number(value));

interface FactCopy {
  readonly name: string;
  readonly show: (value: Fact) => string;
  /** Among others in one line, without its name. */
  readonly brief?: (value: Fact) => string;
}

/** What is worth reading of a row, in this order; other facts are ids. */
const facts: Readonly<Record<string, FactCopy>> = {
  state: { name: '状态', show: (value) => states[text(value)] ?? text(value) },
  billNumber: { name: '账单号', show: text, brief: (value) => `账单 ${text(value)}` },
  amountFen: { name: '金额', show: money },
  billFen: { name: '账单金额', show: money },
  worthFen: { name: '抵扣', show: money, brief: (value) => `抵 ${money(value)}` },
  payableFen: { name: '应付', show: money, brief: (value) => `应付 ${money(value)}` },
  points: { name: '积分', show: points, brief: (value) => `${points(value)} 积分` },
  netPoints: {
    name: '会员积分',
    show: (value) => signed(Number(value)),
    brief: (value) => `${signed(Number(value))} 积分`,
  },
  tier: { name: '等级', show: (value) => `${text(value)}会员` },
  until: { name: '有效到', show: text, brief: (value) => `到 ${text(value)}` },
  role: { name: '岗位', show: (value) => roles[text(value)] ?? text(value) },
  quantity: { name: '件数', show: text, brief: (value) => `${text(value)} 件` },
};

const breaks: Readonly<Record<AuditBreak['kind'], string>> = {
  sequence: '前面少了记录',
  torn: '和前一条接不上',
  altered: '内容被改过',
  missing: '最新的记录不见了',
  head: '最新的记录被换过',
};

export const audit = {
  title: '操作记录',
  link: '操作记录',
  actionOf: (action: string) => actions[action] ?? '其他操作',
  actions,
  done: '完成',
  refused: (outcome: string) => `被拒绝：${refusals[outcome] ?? '没有权限'}`,
  facts,
  stores: '门店',
  everyStore: '所有门店',
  subject: '对象',
  reason: '原因',
  before: '之前',
  after: '之后',
  at: '时间',
  who: '操作人',
  where: '门店',
  number: '序号',
  place: (name: string, seq: number) => `${name}的第 ${grouped(seq)} 条`,
  /** Several facts in one line. */
  together: (briefs: readonly string[]) => briefs.join('，'),
  line: (name: string, role: keyof typeof staff.roles) => `${name} · ${staff.roles[role]}`,
  change: (before: string, after: string) => (before === '' ? after : `${before} → ${after}`),
  loadingMore: '正在加载',
  loadMore: '加载更多',
  end: '没有更早的了',
  empty: { title: '没有记录', text: '换一个门店、日期或操作再看看。' },
  filter: {
    open: '筛选',
    sheet: '筛选操作记录',
    here: '本店',
    person: '操作人',
    everybody: '所有人',
    action: '操作',
    everything: '全部操作',
    refused: '只看被拒绝的',
    day: '日期',
    everyDay: '全部日期',
    show: '查看',
    none: '全部记录',
  },
  verify: {
    title: '记录有没有被改过',
    intro: '每条都和前一条相连，可随时核对。',
    action: '核对',
    busy: '正在核对',
    counted: (people: number, rows: number) =>
      `核对了 ${grouped(people)} 人的 ${grouped(rows)} 条记录`,
    whole: '记录完整',
    wholeText: '，一条不少，也没有改动。',
    broken: (count: number) => `${grouped(count)} 处对不上`,
    place: ({ staffName, seq, kind }: AuditBreak) =>
      `${staffName}的第 ${grouped(seq)} 条：${breaks[kind]}`,
    brokenText: '请先保留现状，找维护系统的人查明。',
    again: '再核对',
  },
};
