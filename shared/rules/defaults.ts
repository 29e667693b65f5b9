import { toPoints } from '../kernel/amounts';
import type { DayBoundary } from '../kernel/businessdate';
import type { CheckinRules } from '../checkin/model';
import type { NoticeRules } from '../notice/model';
import type { TierRules } from '../tier/model';
import { once, type PointsRules, type ProgrammeRules, type RuleVersion } from './model';

/** China has one zone and no summer time. */
export const shanghaiMidnight: DayBoundary = {
  zoneName: 'Asia/Shanghai',
  utcOffsetMinutes: 480,
  cutoffHour: 0,
};

/** What holds before a brand has published anything: nothing is given, check-in is closed. */
export const fallbackProgramme: RuleVersion<ProgrammeRules> = {
  version: 0,
  effectiveFromMs: 0,
  note: 'before the first publication',
  body: {
    brandName: '集点',
    dayBoundary: shanghaiMidnight,
    welcomePoints: toPoints(0),
    privacyVersion: '2026-11',
  },
};

/** What holds for points before a brand has published anything: they last, and buy nothing. */
export const fallbackPointsRules: RuleVersion<PointsRules> = {
  version: 0,
  effectiveFromMs: 0,
  note: 'before the first publication',
  body: {
    expiry: { kind: 'never' },
    graceDays: 30,
    reversePolicy: 'within_balance',
    earning: null,
    cash: null,
  },
};

/** The case of the domain documents: 1 yuan gives 1 point, 1,000 points take 40 yuan off. */
export const documentPointsRules: PointsRules = {
  expiry: { kind: 'months', months: 12 },
  graceDays: 30,
  reversePolicy: 'into_debt',
  earning: {
    points: 1,
    perFen: 100,
    multipliers: [],
    excludedCategories: ['储值', '礼品卡'],
    maxPointsPerBill: null,
    maxPointsPerDay: null,
    pendingDays: 7,
  },
  cash: {
    points: 1000,
    worthFen: 4000,
    unitPoints: 100,
    maxPoints: null,
    maxShare: { numerator: 1, denominator: 2 },
    withCoupon: false,
  },
};

/** The case of the domain documents: 10 a day, and 100 more on every 20th day in a row. */
export const documentCheckinRules: CheckinRules = {
  cycle: 'rolling',
  basePoints: toPoints(10),
  streakSteps: [{ everyDays: 20, bonusPoints: toPoints(100) }],
  cumulativeSteps: [],
  makeUp: { withinDays: 7, timesAMonth: 2, costPoints: toPoints(50) },
};

/**
 * A first step that a few visits reach; then what comes back in a year decides. Nobody earns faster
 * until the shop says so.
 */
export const documentTierRules: TierRules = {
  tiers: [
    { code: 'paper', name: '素笺', fromGrowth: 0, times: once, benefits: ['积分兑换'] },
    {
      code: 'cinnabar',
      name: '朱砂',
      fromGrowth: 200,
      times: once,
      benefits: ['朱砂会员专兑好物'],
    },
    {
      code: 'gilt',
      name: '鎏金',
      fromGrowth: 2000,
      times: once,
      benefits: ['朱砂会员专兑好物', '鎏金会员专兑好物'],
    },
  ],
  growth: { purchase: { growth: 1, perFen: 100 }, perCheckin: 1 },
  window: { kind: 'months', months: 12 },
  validity: { kind: 'months', months: 12 },
  onExpiry: 'one_step',
  onReversal: 'keep',
};

/** Gentle enough for any shop. Nothing is asked or sent until the shop names its own templates. */
export const documentNoticeRules: NoticeRules = {
  quietHours: { fromHour: 22, toHour: 8 },
  maxPerMemberAndDay: 2,
  changedAtLeastPoints: 100,
  warningDays: [30, 7, 1],
  reminderHour: 10,
  templates: {
    checkin_reminder: { templateId: '', fields: {} },
    points_changed: { templateId: '', fields: {} },
    points_expiring: { templateId: '', fields: {} },
    groupbuy_result: { templateId: '', fields: {} },
    pickup_due: { templateId: '', fields: {} },
    tier_ending: { templateId: '', fields: {} },
    tier_changed: { templateId: '', fields: {} },
  },
};
