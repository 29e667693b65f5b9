import { toFen, toPoints } from '#shared/kernel/amounts';
import type { OrderId } from '#shared/kernel/ids';
import type { GoalProgress } from '#shared/mall/contract/goal';
import type { GetItemReply, ItemCard, ListItemsReply } from '#shared/mall/contract/items';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import type { Store } from '#shared/store/model';
import { day } from '../samples';

export const earphoneCase: ItemCard = {
  itemId: 'earphone-case',
  title: '云朵耳机壳',
  kind: 'goods',
  picture: './files/public/earphone-case.svg',
  pricePoints: toPoints(2999),
  cashFen: toFen(0),
  referencePriceFen: toFen(12_900),
  worthFenPer1000: toFen(4301),
  window: { state: 'on', fromMs: null, toMs: null },
  stockLeft: 12,
  leftForMe: 2,
  missingPoints: toPoints(0),
  deliveries: ['pickup'],
  minTier: null,
  isGoal: false,
};

export const powerBank: ItemCard = {
  ...earphoneCase,
  itemId: 'power-bank',
  title: '两万毫安充电宝',
  picture: null,
  pricePoints: toPoints(8999),
  referencePriceFen: toFen(29_900),
  worthFenPer1000: toFen(3322),
  stockLeft: 5,
  leftForMe: null,
  missingPoints: toPoints(4999),
  deliveries: ['pickup', 'ship'],
};

/** The member of the samples has 4,000 points. */
export const shelf: ListItemsReply = {
  items: [earphoneCase, powerBank],
  nextCursor: null,
  availablePoints: toPoints(4000),
  cashWorthFenPer1000: toFen(4000),
};

export const casePage: GetItemReply = {
  ...earphoneCase,
  version: 1,
  description: '软硅胶，四个颜色随机发。',
  pictures: ['./files/public/earphone-case.svg'],
  limits: { perOrder: 2, perMember: 2, perPeriod: null },
  storeIds: ['zongdian', 'wanxiang'],
  collectDays: 14,
  onLapse: 'return',
  onLapseCash: 'refund',
  availablePoints: toPoints(4000),
  cashWorthFenPer1000: toFen(4000),
  mostNow: 1,
};

export const bankPage: GetItemReply = {
  ...casePage,
  ...powerBank,
  pictures: [],
  limits: { perOrder: 3, perMember: null, perPeriod: { period: 'month', quantity: 3 } },
  storeIds: null,
  onLapse: 'forfeit',
  mostNow: 0,
};

const store = { city: '深圳', phone: '0755-1234', openHours: '每天 10:00–21:30' };
export const stores: readonly Store[] = [
  {
    ...store,
    storeId: 'zongdian',
    name: '总店',
    address: '福田区深南大道 1 号',
    latitude: 22.54,
    longitude: 114.06,
    status: 'open',
  },
  {
    ...store,
    storeId: 'wanxiang',
    name: '万象店',
    address: '罗湖区宝安南路 1881 号',
    latitude: 22.543,
    longitude: 114.112,
    status: 'open',
  },
  {
    ...store,
    storeId: 'gaoxin',
    name: '高新店',
    address: '南山区科苑路 15 号',
    latitude: 22.54,
    longitude: 113.95,
    status: 'open',
  },
];

/** Noon by the phone's own clock, wherever the tests run. */
export const orderedAtMs = new Date(2026, 10, 21, 12).getTime();
/** The first instant after 5 December by the same clock. */
export const collectByMs = new Date(2026, 11, 6).getTime();

export const readyOrder: GetOrderReply = {
  orderId: 'mall:m_1:r1' as OrderId,
  kind: 'mall',
  item: {
    itemId: 'earphone-case',
    version: 1,
    title: '云朵耳机壳',
    kind: 'goods',
    picture: './files/public/earphone-case.svg',
  },
  quantity: 1,
  pricePoints: toPoints(2999),
  priceFen: toFen(0),
  state: 'ready',
  deliveryKind: 'pickup',
  collectByMs,
  createdAtMs: orderedAtMs,
  onLapse: 'return',
  onLapseCash: 'refund',
  outTradeNo: null,
  payByMs: null,
  voucherCode: 'K7QW2M9X4TPA3B6C',
  storeIds: ['zongdian', 'wanxiang'],
  teamId: null,
  collected: null,
  address: null,
  parcel: null,
  history: [
    { state: 'placing', atMs: orderedAtMs, by: 'member' },
    { state: 'ready', atMs: orderedAtMs, by: 'member' },
  ],
  onCancel: {
    points: toPoints(2999),
    lots: [
      { expiresOn: day('2027-01-31'), points: toPoints(999) },
      { expiresOn: null, points: toPoints(2000) },
    ],
    cashFen: toFen(0),
  },
  returnedPoints: null,
  refund: null,
};

export const goal: GoalProgress = {
  itemId: 'power-bank',
  title: '两万毫安充电宝',
  picture: null,
  pricePoints: toPoints(8999),
  availablePoints: toPoints(4000),
  pendingPoints: toPoints(128),
  missingPoints: toPoints(4999),
  centipointsPerDay: 1234,
  reachedOn: day('2027-12-31'),
  sooner: [
    { kind: 'checkin_daily', pointsPerMonth: toPoints(450), reachedOn: day('2027-10-20') },
    { kind: 'purchase', amountFen: toFen(50_000), points: toPoints(500) },
  ],
};
