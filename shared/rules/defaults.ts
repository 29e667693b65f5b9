import { toPoints } from '../kernel/amounts';
import type { DayBoundary } from '../kernel/businessdate';
import type { CheckinRules } from '../checkin/model';
import type { ProgrammeRules, RuleVersion } from './model';

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

/** The case of the domain documents: 10 a day, and 100 more on every 20th day in a row. */
export const documentCheckinRules: CheckinRules = {
  cycle: 'rolling',
  basePoints: toPoints(10),
  streakSteps: [{ everyDays: 20, bonusPoints: toPoints(100) }],
  cumulativeSteps: [],
};
