import type { Item } from '#shared/mall/model';

/** What differs from the usual: goods to collect in any store within two weeks, as many as one likes. */
export type Wanted = Partial<Omit<Item, 'pricePoints' | 'referencePriceFen'>> & {
  readonly itemId: string;
  readonly title: string;
  readonly points: number;
  readonly yuan: number;
  /** Paid besides the points. */
  readonly cashYuan?: number;
  readonly art?: string;
  readonly stock: number;
};

/** Things to hold in the hand. */
export const goods: readonly Wanted[] = [
  {
    itemId: 'earphone-case',
    title: '耳机保护壳',
    points: 2999,
    yuan: 129,
    stock: 120,
    description: '液态硅胶，开合处不松动。三色随机，兑换后到店可选。',
  },
  {
    itemId: 'power-bank',
    title: '10000 毫安移动电源',
    points: 8999,
    yuan: 369,
    stock: 40,
    description: '双向 30W 快充，可带上飞机。保修一年，凭订单在任一门店换新。',
    limits: { perOrder: 1, perMember: 2, perPeriod: null },
  },
  {
    itemId: 'phone-case',
    title: '磁吸手机壳',
    points: 1999,
    yuan: 89,
    stock: 80,
    description: '适配近三代机型，到店选型号。',
    deliveries: ['pickup', 'ship'],
  },
  {
    itemId: 'charger-set',
    title: '快充出行套装',
    points: 1280,
    yuan: 99,
    cashYuan: 39.9,
    art: 'charger',
    stock: 50,
    description: '充电头加一米编织线，装在收纳袋里。积分抵一部分，剩下的用微信支付。',
    deliveries: ['pickup', 'ship'],
    limits: { perOrder: 2, perMember: null, perPeriod: null },
  },
  {
    itemId: 'desk-speaker',
    title: '桌面小音箱',
    points: 2999,
    yuan: 169,
    cashYuan: 9.9,
    art: 'speaker',
    stock: 30,
    description: '巴掌大小，连续播放十小时。',
    onLapse: 'forfeit',
    limits: { perOrder: 1, perMember: 1, perPeriod: null },
  },
  { itemId: 'screen-film', title: '高清钢化膜', points: 999, yuan: 45, stock: 200 },
  {
    itemId: 'cable',
    title: '编织快充线 1.5 米',
    points: 1280,
    yuan: 59,
    stock: 90,
    deliveries: ['pickup', 'ship'],
  },
  { itemId: 'charger', title: '65W 氮化镓充电头', points: 2580, yuan: 109, stock: 60 },
  { itemId: 'phone-stand', title: '折叠手机支架', points: 899, yuan: 39, stock: 75 },
  {
    itemId: 'lanyard',
    title: '手机挂绳',
    points: 499,
    yuan: 25,
    stock: 150,
    deliveries: ['pickup', 'ship'],
  },
  {
    itemId: 'mug',
    title: '集点马克杯',
    points: 1099,
    yuan: 49,
    stock: 30,
    description: '只送不卖的会员杯，每人一只。',
    limits: { perOrder: 1, perMember: 1, perPeriod: null },
  },
  {
    itemId: 'notebook',
    title: '盖章手账本',
    points: 599,
    yuan: 26,
    stock: 45,
    description: '仅邮寄，三个工作日内发出。',
    deliveries: ['ship'],
  },
  {
    itemId: 'speaker',
    minTier: 'gilt',
    title: '桌面蓝牙音箱',
    points: 18_999,
    yuan: 599,
    stock: 8,
    description: '布面音箱，续航十小时。',
  },
  {
    itemId: 'earphones',
    title: '真无线耳机',
    points: 12_999,
    yuan: 549,
    stock: 0,
    description: '本月已兑完，补货会通知到店。',
  },
];

/** What is done for a member in the store. */
export const services: readonly Wanted[] = [
  {
    itemId: 'film-service',
    title: '免费贴膜一次',
    kind: 'service',
    points: 300,
    yuan: 20,
    stock: 500,
    collectDays: 30,
    description: '自带膜也可以，店员现场贴好，十分钟。',
  },
  {
    itemId: 'clean-service',
    title: '手机深度清洁',
    kind: 'service',
    points: 400,
    yuan: 30,
    stock: 300,
    collectDays: 30,
    limits: { perOrder: 1, perMember: null, perPeriod: { period: 'month', quantity: 1 } },
    description: '听筒、尾插和镜头，每人每月一次。',
  },
  {
    itemId: 'repair-service',
    title: '维修工时抵 80 元',
    kind: 'service',
    points: 1800,
    yuan: 80,
    stock: 100,
    storeIds: ['zongdian'],
    collectDays: 30,
    description: '仅总店有维修台。',
  },
];

/** Money off a later bill. */
export const vouchers: readonly Wanted[] = [
  {
    itemId: 'voucher-10',
    title: '10 元代金券',
    kind: 'voucher',
    points: 250,
    yuan: 10,
    stock: 1000,
    collectDays: 30,
    onLapse: 'forfeit',
    limits: { perOrder: 2, perMember: null, perPeriod: { period: 'month', quantity: 4 } },
    description: '到店出示券码，满 10 元可用。过期作废，积分不退。',
  },
  {
    itemId: 'voucher-30',
    title: '30 元代金券',
    kind: 'voucher',
    points: 720,
    yuan: 30,
    stock: 500,
    collectDays: 30,
    description: '到店出示券码，满 60 元可用。',
  },
  {
    itemId: 'voucher-100',
    title: '100 元代金券',
    kind: 'voucher',
    points: 2300,
    yuan: 100,
    stock: 200,
    collectDays: 60,
    description: '到店出示券码，满 200 元可用。',
  },
];
