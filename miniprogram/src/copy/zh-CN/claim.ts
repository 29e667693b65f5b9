import { grouped, yuan } from './numbers';

export const claim = {
  title: '补记积分',
  link: '补记积分',
  linkNote: '付款时没报会员，7 天内凭小票补',
  intro: '付款时没有出示会员码？照小票填好，积分就补给您。',
  scan: '扫小票上的码',
  byHand: '照小票填写',
  notBillCode: '这不是小票上的补积分码，请照小票填写。',
  store: '门店',
  date: '消费日期',
  /** `daysAgo`: 0 for today. */
  day: (day: string, daysAgo: number) => ['今天', '昨天'][daysAgo] ?? day,
  number: '账单号',
  numberHint: '小票上的号',
  amount: '实付金额（元）',
  amountHint: '例如 128.50',
  submit: '补记积分',
  busy: '正在核对',
  done: '补上了',
  points: (points: number) => `+${grouped(points)}`,
  spendableOn: (day: string) => `${day}起可用`,
  spendableNow: '现在就可以用',
  open: '看积分明细',
  bill: (billNumber: string, fen: number) => `账单 ${billNumber} · ${yuan(fen)}`,
};
