import type { BusinessDate } from '#shared/kernel/businessdate';
import type { OrderActor, OrderState } from '#shared/order/model';
import { dates } from './dates';
import { grouped, rmb } from './numbers';

/** What a state is called where something is collected; `shippedText` where it is sent. */
const stateText: Record<OrderState, string> = {
  placing: '正在处理',
  awaiting_payment: '待付款',
  locked: '等待成团',
  ready: '待领取',
  collected: '已领取',
  shipped: '已寄出',
  received: '已收到',
  cancelled: '已取消',
  lapsed: '过期未领',
  refunding: '退款中',
  refunded: '已退款',
};

const pageText: Record<OrderState, string> = {
  placing: '正在处理，马上就好。',
  awaiting_payment: '付款后名额才会保留。',
  locked: '已经付款，满员就成团。',
  ready: '店家正在准备寄出。',
  collected: '已经领走，谢谢惠顾。',
  shipped: '已经寄出，请留意快递。',
  received: '已经收到，谢谢惠顾。',
  cancelled: '已经取消，没有领取。',
  lapsed: '过了领取期限，没有领取。',
  refunding: '款项正在原路退回。',
  refunded: '款项已经原路退回。',
};

const happened: Record<OrderState, string> = {
  placing: '提交',
  awaiting_payment: '等待付款',
  locked: '付款成功，等待成团',
  ready: '兑换成功',
  collected: '到店领取',
  shipped: '寄出',
  received: '收到',
  cancelled: '取消',
  lapsed: '过期没领，自动取消',
  refunding: '开始退款',
  refunded: '退款完成',
};

function actor(by: OrderActor): string {
  if (by.startsWith('staff:')) return '店员';
  if (by.startsWith('operator:')) return '店家';
  return by === 'member' ? '本人' : '系统';
}

export const orders = {
  title: '我的订单',
  pageTitle: '订单详情',
  gone: '没有找到这笔订单。',
  filterLabel: '筛选',
  filters: { all: '全部', open: '进行中' },
  state: (state: OrderState, isShipped: boolean) =>
    state === 'ready' && isShipped ? '待寄出' : stateText[state],
  pageText: (state: OrderState, isShipped: boolean) =>
    state === 'ready' && !isShipped ? '可以到店领取。' : pageText[state],
  payText: '积分已经留出来，付款后就兑换成功。过时没付会自动取消，积分原样退回。',
  payBy: (ms: number) => `请在 ${dates.clock(ms)} 前付款`,
  pay: (fen: number) => `付款 ${rmb(fen)}`,
  payOver: '付款时间已过，正在取消',
  collectBy: (ms: number) => `${dates.deadline(ms)} 前领取`,
  madeOn: (ms: number) => `${dates.dayOf(ms)}下单`,
  quantity: (quantity: number) => `× ${grouped(quantity)}`,
  price: (points: number, fen: number) =>
    [points > 0 ? `${grouped(points)} 积分` : '', fen > 0 ? rmb(fen) : '']
      .filter((part) => part !== '')
      .join(' + '),
  opens: (title: string, state: string) => `${title}，${state}，查看详情`,
  empty: {
    all: { title: '还没有订单', text: '去积分商城挑一件喜欢的，换来的、拼来的都会记在这里。' },
    open: { title: '没有等着领的', text: '兑换或拼团成功以后，取货码会在这里等您。' },
  },
  goToMall: '去积分商城',
  loadingMore: '正在加载更早的订单',
  loadMore: '看更早的订单',
  end: '没有更早的订单了',
  showCode: '到店出示，店员扫一下就能领',
  codeLabel: (title: string) => `${title}的取货码，二维码`,
  codeText: (code: string) => `取货码 ${code}`,
  deadline: (ms: number) => `请在 ${dates.deadline(ms)} 前领取`,
  remaining: {
    days: (days: number, hours: number) =>
      `还剩 ${String(days)} 天${hours === 0 ? '' : ` ${String(hours)} 小时`}`,
    hours: (hours: number, minutes: number) =>
      `还剩 ${String(hours)} 小时${minutes === 0 ? '' : ` ${String(minutes)} 分`}`,
    minutes: (minutes: number, seconds: number) =>
      `还剩 ${String(minutes)} 分 ${String(seconds)} 秒`,
    over: '已经过了领取期限',
  },
  brightness: '扫不出来时，把屏幕调亮一点。',
  collectedAt: (store: string, ms: number) =>
    `${dates.dayOf(ms)} ${dates.clock(ms)} 在${store}领取`,
  someStore: '门店',
  returned: (points: number) => `${grouped(points)} 积分已经退回。`,
  notReturned: '按兑换时的约定，积分没有退回。',
  refund: {
    under_way: (fen: number) => `${rmb(fen)} 正在原路退回，请留意微信通知。`,
    delayed: (fen: number) => `${rmb(fen)} 的退款没有成功，门店正在处理，不用再次申请。`,
    done: (fen: number) => `${rmb(fen)} 已经原路退回。`,
  },
  cashKept: '按兑换时的约定，现金没有退回。',
  address: '寄到',
  parcel: '快递',
  carrier: '快递公司',
  parcelNumber: '快递单号',
  copy: '复制单号',
  copied: '单号已复制',
  copyFailed: '没有复制成功，请长按单号自己复制。',
  preparing: '还没有寄出',
  facts: '这笔兑换',
  groupFacts: '这笔拼团',
  showTeam: '看这个团',
  cost: '花费',
  made: '下单时间',
  lapse: '过期没领',
  history: '经过',
  event: (state: OrderState, kind: 'mall' | 'groupbuy', isShipped: boolean) =>
    state !== 'ready' || kind === 'mall'
      ? happened[state]
      : isShipped
        ? '拼团成功，准备寄出'
        : '拼团成功，可以领取',
  eventNote: (atMs: number, by: OrderActor) =>
    `${dates.dayOf(atMs)} ${dates.clock(atMs)} · ${actor(by)}`,
  cancel: '取消兑换',
  cancelTitle: '取消这笔兑换？',
  cancelBack: '退回积分',
  cancelCash: '原路退款',
  cancelCashValue: rmb,
  cancelLot: (expiresOn: BusinessDate | null) =>
    expiresOn === null ? '不会到期的积分' : `${dates.fullDay(expiresOn)}到期的`,
  cancelGone: '其中有的已经过了到期日，退回后会随即到期。',
  cancelRest: '库存和您的限兑次数也一并退回，取货码作废。',
  cancelConfirm: '确认取消',
  cancelling: '正在取消',
  keep: '先留着',
  cancelled: (points: number) => `已经取消，${grouped(points)} 积分退回来了。`,
  tooLate: '店员刚刚已经为您领取，不能再取消。',
};
