import type { SeatReason, SeatState, TeamState } from '#shared/groupbuy/model';
import { dates } from './dates';
import { grouped, rmb } from './numbers';

const price = rmb;

const withPoints = (fen: number, points: number): string =>
  points === 0 ? price(fen) : `${price(fen)} + ${grouped(points)} 积分`;

const two = (value: number): string => String(value).padStart(2, '0');

/** 2 天 03:21:10; without days 03:21:10. */
function left(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const clock = [
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  return `${days > 0 ? `${days} 天 ` : ''}${clock.map(two).join(':')}`;
}

const pickup = (days: number): string => `成团后 ${days} 天内到店取货`;

const seatStates: Record<SeatState, string> = {
  held: '待付款',
  paid: '已付款',
  released: '未付款',
  refunding: '退款中',
  refunded: '已退款',
};

const reasons: Record<SeatReason, string> = {
  unpaid: '没有在规定时间内付款，座位已让给别人。',
  left: '您已退出这个团。',
  team_failed: '时间到了还没凑齐人，这次没有成团。',
  team_completed: '付款时这个团已经满员。',
  paid_late: '付款到账时座位已经让出。',
  not_collected: '超过取货时间，没有来取。',
  after_sales: '售后退款。',
};

const teamStates: Record<TeamState, string> = {
  open: '拼团中',
  full: '已满员',
  succeeded: '拼团成功',
  failed: '未成团',
};

/** Group-buy: what it costs, who is in, and what happens when the time is over. */
export const groupbuy = {
  title: '拼团',
  price,
  withPoints,
  left,
  pickup,
  seatStates,
  reasons,
  teamStates,
  size: (people: number) => `${people} 人团`,
  alone: (fen: number) => `单买 ${price(fen)}`,
  saving: (fen: number) => `省 ${price(fen)}`,
  bonus: (points: number) => `成团送 ${grouped(points)} 积分`,
  perPiece: '每份',
  myTeams: '我的拼团',
  myTeamsNote: '待付款、拼团中和已成团的都在这里',
  list: {
    running: '正在拼',
    coming: '即将开始',
    ended: '最近结束',
    endsIn: '距结束',
    opensIn: '距开始',
    noEnd: '长期有效',
    hasEnded: '已结束',
    go: '去拼团',
    look: '看看',
    empty: { title: '现在没有拼团', text: '有新的拼团会出现在这里，先去签到攒积分吧。' },
  },
  campaign: {
    title: '拼团商品',
    open: (text: string) => `${text} 开新团`,
    openTitle: '开新团',
    comingSoon: '还没开始',
    ended: '活动已结束',
    gone: '没有找到这个拼团，可能已经下架。',
    others: '看看别的拼团',
    soldOut: '已拼完',
    limit: '您已买满',
    toMine: '查看我的团',
    teams: '这些团差几位',
    noTeams: '还没有人开团，开一个，请朋友来。',
    join: '参团',
    seatsLeft: (seats: number) => `还差 ${seats} 人`,
    stock: (pieces: number) => `还可开团 ${grouped(pieces)} 份`,
    facts: {
      size: '成团人数',
      people: (people: number) => `${people} 人`,
      hours: '拼团时间',
      hoursOf: (hours: number) =>
        hours % 24 === 0 ? `开团后 ${hours / 24} 天` : `开团后 ${hours} 小时`,
      delivery: '怎么拿到',
      ship: '成团后寄出',
      limit: '限购',
      limitOf: (order: number, remaining: number | null) =>
        remaining === null
          ? `每单最多 ${order} 份`
          : `每单最多 ${order} 份，还可买 ${grouped(remaining)} 份`,
    },
  },
  how: {
    title: '拼团怎么拼',
    pay: '付款后就占住一个座位，把团分享给朋友。',
    come: {
      pickup: '人齐了马上成团，取货码自动给到每个人。',
      ship: '人齐了马上成团，按各人填的地址寄出。',
      either: '人齐了马上成团，凭取货码来取，或按地址寄出。',
    },
    back: '时间到了没凑齐，钱按原路全额退回，不用申请。',
    shopCompletes: '差一两位时，商家可能补齐，会写明“商家补齐”，不会编造别人。',
  },
  team: {
    title: '拼团',
    missing: (seats: number) => `还差 ${seats} 人成团`,
    waitsForPay: '人齐了，等大家付完款',
    endsIn: '剩余',
    over: '时间到了',
    full: '人齐了，正在成团',
    succeeded: '拼团成功',
    completedByShop: (reason: string) => `商家补齐了空位：${reason}`,
    failed: '时间到了，没有凑齐人',
    failedText: '已付的钱全额退回，不用申请。',
    seats: (paid: number, size: number) => `${paid} / ${size} 人已付款`,
    leader: '团长',
    me: '我',
    empty: '空位',
    held: '待付款',
    share: '邀请朋友参团',
    shareTitle: (price: string, title: string, seats: number) =>
      seats > 0 ? `还差 ${seats} 人，${price} 一起拼“${title}”` : `${price} 一起拼“${title}”`,
    copied: '链接已复制，发给朋友就能参团。',
    copyFailed: '没能复制，请长按地址栏的链接分享。',
    join: (text: string) => `${text} 参团`,
    joinTitle: '参团',
    others: '看看别的团',
    gone: '没有找到这个团，请让朋友重新发一次链接。',
    openOwn: '自己开一个',
    fullTitle: '这个团刚刚满了',
    fullText: '没有扣您的钱。可以参别的团，或者自己开一个。',
    backToCampaign: '看这个拼团',
  },
  poster: {
    open: '生成海报',
    title: '拼团海报',
    file: '拼团海报',
    label: (title: string) => `“${title}”的拼团海报，长按可以保存`,
    missing: (seats: number) => (seats > 0 ? `还差 ${seats} 人` : '人齐就成团'),
    // A team lives for days: the year says nothing.
    deadline: (endMs: number) => `${dates.deadline(endMs).replace(/^\d+年/, '')} 前`,
    promise: '没凑齐人，全额退款',
    hint: '长按识别，一起拼',
    save: '保存或转发海报',
    saveFailed: '没有保存成功，请长按海报自己保存。',
    noCode: '微信暂时没能生成小程序码，海报上先没有码，可以直接发给朋友。',
    failed: '这台手机暂时画不出海报，请直接邀请朋友参团。',
  },
  mine: {
    title: '我的订单',
    pay: (text: string) => `付款 ${text}`,
    payWithin: '剩余付款时间',
    quantity: '数量',
    pieces: (pieces: number) => `${pieces} 份`,
    paid: '实付',
    toPay: '应付',
    leave: '退出这个团',
    leaving: '正在退出',
    leaveTitle: '退出这个团？',
    leaveUnpaid: '您还没付款，座位会让给别人。',
    leavePaid: '已付的钱会原路全额退回，座位让给别人。',
    stay: '再想想',
    voucher: '查看取货码',
    order: '查看订单',
    shopSays: (reason: string) => `售后退款（${reason}）。`,
    refunding: '钱正在原路退回，一般几分钟内到账。',
    refunded: '钱已原路退回。',
  },
  take: {
    quantity: '数量',
    less: '少一份',
    more: '多一份',
    total: '合计',
    save: '比单买省',
    confirm: '去付款',
    busy: '正在占座',
    note: '先占座，再付款。占座 15 分钟内有效。',
    changed: '价格或规则刚刚更新，请看过再决定。',
  },
  teams: {
    title: '我的拼团',
    label: '按进度看',
    filters: { all: '全部', waiting: '进行中', succeeded: '已成团', failed: '未成团' },
    at: (atMs: number) => `${dates.dayOf(atMs)}下单`,
    more: '看更早的',
    empty: { title: '还没有拼过团', text: '去拼团里挑一个，喊上朋友一起更划算。' },
    emptyOf: { title: '这里还没有', text: '换个进度看看。' },
  },
};
