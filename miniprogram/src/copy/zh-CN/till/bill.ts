import { grouped, signed, yuan } from '../numbers';

/** A bill: what it holds, what it earns, how it is taken back. */
export const bill = {
  number: '账单号',
  numberHint: '小票上的号',
  amount: '实付金额',
  amountBefore: '账单金额',
  unit: '元',
  category: (name: string) => `其中${name}`,
  /** The parts of a bill that earn nothing: by name where there are few. */
  split: (names: readonly string[]) =>
    names.length <= 2 ? `有${names.join('、')}` : '有不计分的商品',
  keypad: (field: string) => `${field}键盘`,
  letters: '换字母键盘',
  digits: '换数字键盘',
  withoutMember: '没报会员的账单',
  withoutMemberText: '先把账单记下。会员拿小票 7 天内可以自己补记积分。',
};

export const preview = {
  title: '这单得',
  points: (points: number) => `${grouped(points)} 积分`,
  none: '这单不得积分',
  nothingYet: '填好账单号和金额，这里会算出积分。',
  closed: '现在消费不记积分。',
  pending: (day: string) => `${day}起可用`,
};

export const purchase = {
  action: (points: number) => `记上 ${grouped(points)} 积分`,
  empty: '记上积分',
  plain: '记下账单',
  /** On to the field that is still empty. */
  fill: { number: '接着填账单号', amount: '接着填金额' },
  busy: '正在记',
  done: (memberName: string) => (memberName === '' ? '记好了' : `${memberName} 记好了`),
  points: (points: number) => signed(points),
  spendableOn: (day: string) => `${day}起可用`,
  spendableNow: '现在就可以用',
  bill: (billNumber: string, fen: number) => `账单 ${billNumber} · ${yuan(fen)}`,
  waiting: '先存在这台设备上',
  waitingText: '网络不通。联网后自动送出，只记一次。',
  held: '账单记下了，等会员答复',
  heldText: '这张账单还有一笔抵扣在等会员答复。有结果后自动记上积分，不用再记一次。',
  next: '下一位',
  again: '再记一单',
  kept: '记下了',
  claim: '补积分码',
  claimText: '请会员用“补记积分”扫这个码，或凭小票自己补记。',
  claimUntil: (day: string) => `可以补记到 ${day}`,
  unusualTitle: '金额对吗',
  unusual: (usualFen: number | null) =>
    usualFen === null
      ? '这单数额很大，看看是不是多打了零。'
      : `本店平时一单大约 ${yuan(usualFen)}，看看是不是多打了零。`,
  unusualConfirm: '没有打错，记上',
  unusualBack: '改一下',
};

export const undo = {
  action: (left: string) => `撤销（还有 ${left}）`,
  title: '撤销这一笔',
  text: '积分会原样退回，会员能在明细里看到。',
  reasons: ['金额打错', '扫错会员', '顾客退货', '重复记账'],
  reason: '原因',
  confirm: '撤销',
  busy: '正在撤销',
  done: '已撤销',
  waiting: '等别人审批',
  waitingText: '这笔数额较大，已经提交给另一位店长或老板。批准之前积分不变。',
  understood: '知道了',
  net: (points: number) => `会员积分 ${signed(points)}`,
};
