import type { DeliveryKind, LimitPeriod } from '#shared/mall/model';
import type { CashLapseRule, LapseRule } from '#shared/order/model';
import { dates } from './dates';
import { goal } from './goal';
import { grouped, rmb } from './numbers';
import { orders } from './orders';
import { redeem } from './redeem';

const periodText: Record<LimitPeriod, string> = { day: '每天', week: '每周', month: '每月' };
const deliveryText: Record<DeliveryKind, string> = { pickup: '到店领取', ship: '快递到家' };

const cashLapse: Record<CashLapseRule, string> = {
  refund: '，现金全额退款',
  keep: '，现金不退',
};

export const mall = {
  title: '积分商城',
  itemTitle: '商品详情',
  gone: '这件商品已经下架，去看看别的吧。',
  toShelf: '去积分商城',
  unit: '积分',
  price: (points: number, cashFen: number) =>
    `${grouped(points)} 积分${cashFen > 0 ? ` + ${rmb(cashFen)}` : ''}`,
  /** Beside the points, where money is part of the price. */
  andCash: (fen: number) => `+ ${rmb(fen)}`,
  myOrders: '我的订单',
  search: '搜索商品',
  searchPlaceholder: '搜搜想换什么',
  clearSearch: '清除搜索',
  filterLabel: '筛选',
  filters: {
    all: '全部',
    affordable: '我能换',
    goods: '实物',
    voucher: '券',
    service: '服务',
  },
  sortLabel: (sort: string) => `排序：${sort}`,
  sortTitle: '排序方式',
  sorts: {
    recommended: '推荐',
    price_low: '积分从低到高',
    price_high: '积分从高到低',
    value: '最划算',
    newest: '最新上架',
  },
  /** Beside the search field. */
  sortsShort: {
    recommended: '推荐',
    price_low: '积分低',
    price_high: '积分高',
    value: '最划算',
    newest: '最新',
  },
  almost: '就差一点',
  almostNote: (points: number) => `还差 ${grouped(points)}`,
  state: {
    goal: '正在攒',
    coming: '即将开始',
    ended: '已结束',
    sold_out: '已兑完',
    limit: '已兑满',
  },
  forTier: (name: string) => `${name}会员可兑`,
  whoMay: '谁能兑',
  tierAndAbove: (name: string) => `${name}及以上会员`,
  canRedeem: '现在就能换',
  missing: (points: number) => `还差 ${grouped(points)} 积分`,
  worthPer1000: (fen: number) => `1,000 积分值 ${rmb(fen)}`,
  opensItem: (title: string, price: string, note: string) => `${title}，${price}，${note}`,
  empty: {
    all: { title: '商城还在上货', text: '先签到、消费把积分攒着，上架了就能换。' },
    affordable: { title: '还没有够换的', text: '看看“全部”里差得最少的一件，设成目标慢慢攒。' },
    goods: { title: '还没有实物可换', text: '看看“全部”里的券和服务。' },
    voucher: { title: '还没有券可换', text: '看看“全部”里的实物和服务。' },
    service: { title: '还没有服务可换', text: '看看“全部”里的实物和券。' },
  },
  emptySearch: (text: string) => ({
    title: `没有找到“${text}”`,
    text: '换个短一点的词，或清除搜索看看全部。',
  }),
  loadingMore: '正在加载更多',
  loadMore: '看更多商品',
  end: '已经看完了',
  reference: (fen: number) => `门市价 ${rmb(fen)}`,
  worth: (fen: number) => `在这里，1,000 积分值 ${rmb(fen)}`,
  cashWorth: (fen: number) => `在收银台抵现，1,000 积分值 ${rmb(fen)}`,
  worthMore: '比抵现划算',
  worthLess: '抵现更划算',
  opensOn: (ms: number) => `${dates.dayOf(ms)} ${dates.clock(ms)} 开始兑换`,
  until: '兑换到',
  endedOn: (ms: number) => `${dates.deadline(ms)}已经结束`,
  terms: '兑换须知',
  stock: '库存',
  stockLeft: (left: number) => (left > 0 ? `还有 ${grouped(left)} 件` : '已兑完'),
  leftForMe: '您还能换',
  leftForMeValue: (left: number | null) => (left === null ? '不限' : `${grouped(left)} 件`),
  limits: '限兑',
  perOrder: (quantity: number) => `每次 ${grouped(quantity)} 件`,
  perMember: (quantity: number) => `每人 ${grouped(quantity)} 件`,
  perPeriod: (period: LimitPeriod, quantity: number) =>
    `${periodText[period]} ${grouped(quantity)} 件`,
  delivery: '怎么领',
  deliveries: (kinds: readonly DeliveryKind[]) =>
    kinds.map((kind) => deliveryText[kind]).join('或'),
  deliveryText,
  collect: '领取期限',
  collectDays: (days: number) => `兑换后 ${grouped(days)} 天内`,
  lapse: '过期没领',
  /** `cash`: null where no money is part of the price. */
  lapseText: (points: LapseRule, cash: CashLapseRule | null) =>
    `自动取消，积分${points === 'return' ? '原样退回' : '不退回'}${cash === null ? '' : cashLapse[cash]}`,
  description: '介绍',
  stores: '可领门店',
  allStores: '每家门店都能领',
  nearMe: '看看离我多远',
  locating: '正在定位',
  notLocated: '没有拿到位置，门店按原来的顺序列出。',
  distance: (metres: number) =>
    metres < 1000
      ? `约 ${String(Math.max(100, Math.round(metres / 100) * 100))} 米`
      : `约 ${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} 公里`,
  noStores: '现在没有能领的门店，请问一下店员。',
  act: {
    redeem: '立即兑换',
    coming: '还没有开始',
    ended: '兑换已结束',
    sold_out: '已兑完',
    tier: '升级后可兑换',
    limit: '已兑满',
  },
  redeem,
  orders,
  goal,
};
