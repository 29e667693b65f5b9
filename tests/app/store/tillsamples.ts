import { toFen, toPoints } from '#shared/kernel/amounts';
import type { RecordBillReply } from '#shared/store/claim/contract';
import type { RecordPurchaseReply } from '#shared/store/purchase/contract';
import type { ScanReply } from '#shared/store/scan/contract';
import type { GetSelfReply } from '#shared/store/staff/contract/self';
import { rightsOf } from '#shared/store/staff/model';
import { documentStoreRules } from '#shared/store/till/defaults';
import type { GetTillReply } from '#shared/store/till/contract';
import { day, points } from '../samples';
import { issuedAtMs } from './samples';

export const clerk: GetSelfReply = {
  staff: {
    name: '小李',
    role: 'clerk',
    rights: rightsOf.clerk,
    stores: [{ storeId: 'zongdian', name: '总店' }],
  },
};

export const manager: GetSelfReply = {
  staff: {
    name: '王店长',
    role: 'manager',
    rights: rightsOf.manager,
    stores: [
      { storeId: 'zongdian', name: '总店' },
      { storeId: 'wanxiang', name: '万象店' },
    ],
  },
};

export const scanned: ScanReply = {
  scanId: 'scan:1',
  kind: 'member',
  storeId: 'zongdian',
  expiresAtMs: issuedAtMs + 600_000,
  member: {
    nameMasked: '小*',
    phoneMasked: '138****1234',
    birthday: null,
    avatar: 'seal:plum',
    availablePoints: points(2600),
    pendingPoints: points(128),
    heldPoints: points(0),
    tier: { name: '朱砂', step: 2, steps: 3 },
    joinedAtMs: issuedAtMs - 86_400_000,
    lastVisit: { storeName: '万象店', atMs: Date.UTC(2026, 10, 3, 4) },
    waitingOrders: [],
  },
  order: null,
};

/** One yuan is a point; 1,000 points are 40 yuan, half of a bill at most. */
export const till: GetTillReply = {
  storeId: 'zongdian',
  businessDate: day('2026-11-20'),
  dayBoundary: { zoneName: 'Asia/Shanghai', utcOffsetMinutes: 480, cutoffHour: 0 },
  earning: {
    points: 1,
    perFen: 100,
    multipliers: [],
    excludedCategories: ['礼品卡'],
    maxPointsPerBill: null,
    maxPointsPerDay: null,
    pendingDays: 7,
  },
  cash: {
    points: 1000,
    worthFen: 4000,
    unitPoints: 500,
    maxPoints: null,
    maxShare: { numerator: 1, denominator: 2 },
    withCoupon: false,
  },
  rules: documentStoreRules,
  usualFen: toFen(9900),
  member: {
    availablePoints: points(2600),
    pendingPoints: points(128),
    earnedToday: null,
    tierTimes: { numerator: 1, denominator: 1 },
    givableTiers: [],
  },
};

export const recorded: RecordPurchaseReply = {
  pointsAwarded: toPoints(128),
  entryId: 'bill:zongdian:2026-11-20:A001',
  steps: [],
  spendableOn: day('2026-11-27'),
  businessDate: day('2026-11-20'),
  billNumber: 'A001',
  amountFen: toFen(12_850),
  undoUntilMs: issuedAtMs + 600_000,
};

export const recordedBill: RecordBillReply = {
  entryId: 'bill:zongdian:2026-11-20:2001',
  storeId: 'zongdian',
  businessDate: day('2026-11-20'),
  billNumber: '2001',
  amountFen: toFen(12_850),
  billCode: 'JDB.zongdian.2026-11-20.2001.12850',
  claimUntilMs: issuedAtMs + 7 * 86_400_000,
  undoUntilMs: issuedAtMs + 600_000,
};
