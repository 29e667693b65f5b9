import { grouped, rmb } from './numbers';

const price = (points: number, fen: number): string =>
  fen > 0 ? `${grouped(points)} 积分 + ${rmb(fen)} ` : `${grouped(points)} 积分`;

export const redeem = {
  title: '兑换',
  quantity: '数量',
  less: '减少一件',
  more: '增加一件',
  most: (quantity: number) => `现在最多 ${grouped(quantity)} 件`,
  delivery: '怎么领',
  store: '到哪家领',
  anyStore: '哪家方便去哪家',
  anyStoreNote: (stores: number) => `${grouped(stores)} 家门店都可以`,
  cost: (title: string, quantity: number) =>
    quantity === 1 ? title : `${title} × ${grouped(quantity)}`,
  balanceNow: '现在可用',
  balanceAfter: '兑换后可用',
  cash: '另付现金',
  yuan: rmb,
  collectNote: (days: number, lapse: string) =>
    `兑换后请在 ${grouped(days)} 天内到店领取；过期${lapse}。领取前都可以取消。`,
  shipNote: (withCash: boolean) =>
    `发货前都可以取消，积分原样退回${withCash ? '，现金全额退款' : ''}。`,
  payNote: '确认后积分先留出来，请在 15 分钟内付款；没有付款会自动取消，积分原样退回。',
  confirm: (points: number, fen: number) => `用 ${price(points, fen)}兑换`,
  payingTitle: '付款',
  confirming: '正在确认付款，请稍等。',
  notPaidYet: '还没有收到付款。这笔兑换先给您留着，可以在订单里继续付款。',
  openUnpaid: '看这笔订单',
  busy: '正在兑换',
  retry: '再试一次',
  notEnough: (needed: number, available: number) =>
    `积分不够：需要 ${grouped(needed)}，现有 ${grouped(available)}。减少数量，或攒够再来。`,
  doneTitle: '兑换好了',
  donePickup: (deadline: string) => `请在 ${deadline} 前到店出示取货码。`,
  doneShip: '店家会尽快寄出，寄出后能看到快递单号。',
  openOrder: '看取货码',
  openShipped: '看这笔兑换',
  goOn: '继续逛逛',
};
