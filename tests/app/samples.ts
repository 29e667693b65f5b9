import type { CheckinStatus, GetCheckinCalendarReply } from '#shared/checkin/contract';
import { toPoints } from '#shared/kernel/amounts';
import type { BusinessDate, BusinessMonth } from '#shared/kernel/businessdate';
import type { EntryId, MemberId, RequestId } from '#shared/kernel/ids';
import type { GetHomeReply } from '#shared/member/contract';
import type { LedgerEntry } from '#shared/points/model';

export const points = toPoints;
export const day = (text: string) => text as BusinessDate;

const oneDay = { points: points(10), streakDays: 20, hasBonus: false };

/** The member of the samples: 19 days in a row, the twentieth still to come today. */
export const openStatus: CheckinStatus = {
  today: day('2026-11-20'),
  status: 'open',
  todayPoints: points(110),
  streakDays: 19,
  bestStreakDays: 19,
  stampCard: { size: 20, stamped: 19, bonusPoints: points(100) },
  nextDays: [
    { ...oneDay, date: day('2026-11-20'), points: points(110), hasBonus: true },
    { ...oneDay, date: day('2026-11-21'), streakDays: 21 },
  ],
  nextBonus: { ...oneDay, date: day('2026-11-20'), points: points(110), hasBonus: true },
};

export const doneStatus: CheckinStatus = {
  ...openStatus,
  status: 'done',
  streakDays: 20,
  bestStreakDays: 20,
  stampCard: { size: 20, stamped: 20, bonusPoints: points(100) },
  nextDays: [{ ...oneDay, date: day('2026-11-21'), streakDays: 21 }],
  nextBonus: { ...oneDay, date: day('2026-12-10'), points: points(110), hasBonus: true },
};

export const closedStatus: CheckinStatus = {
  ...openStatus,
  status: 'closed',
  todayPoints: points(0),
  stampCard: null,
  nextDays: [],
  nextBonus: null,
};

/** The twentieth day: 10 for the day and 100 for the row. */
export const bonusEntry: LedgerEntry = {
  entryId: 'checkin:m_1:2026-11-20' as EntryId,
  memberId: 'm_1' as MemberId,
  seq: 21,
  kind: 'checkin',
  deltaPoints: points(110),
  balanceBeforePoints: points(1200),
  balanceAfterPoints: points(1310),
  change: {
    availablePoints: points(110),
    pendingPoints: points(0),
    heldPoints: points(0),
    debtPoints: points(0),
  },
  lotMoves: [{ expiresOn: day('2027-11-30'), points: points(110) }],
  businessDate: day('2026-11-20'),
  atMs: 1_795_143_600_000,
  requestId: 'r' as RequestId,
  explanation: {
    rule: { name: 'checkin', version: 3 },
    steps: [
      { code: 'checkin.base', points: points(10), facts: {} },
      { code: 'checkin.streak', points: points(100), facts: { day: 20, everyDays: 20 } },
    ],
  },
  reversesEntryId: null,
  prevHash: '0',
  hash: '1',
};

export const home: GetHomeReply = {
  brandName: '集点数码',
  profile: { nickname: '小满', avatar: 'seal:plum' },
  account: {
    availablePoints: points(1200),
    pendingPoints: points(0),
    heldPoints: points(0),
    debtPoints: points(0),
    nextExpiry: { expiresOn: day('2027-01-31'), points: points(260) },
  },
  checkin: openStatus,
  recentEntries: [],
  privacy: { version: '2026-11', consented: true },
  noticeOffers: [],
  codeAttempt: null,
};

export const doneHome: GetHomeReply = {
  ...home,
  account: { ...home.account, availablePoints: points(1310) },
  checkin: doneStatus,
  recentEntries: [bonusEntry],
};

export const calendar: GetCheckinCalendarReply = {
  ...openStatus,
  month: '2026-11' as BusinessMonth,
  firstMonth: '2026-10' as BusinessMonth,
  checkedDates: [day('2026-11-18'), day('2026-11-19')],
  coming: openStatus.nextDays,
  totalDays: 19,
  makeUp: null,
  rule: {
    version: 3,
    body: {
      cycle: 'rolling',
      basePoints: points(10),
      streakSteps: [{ everyDays: 20, bonusPoints: points(100) }],
      cumulativeSteps: [],
      makeUp: { withinDays: 7, timesAMonth: 2, costPoints: points(50) },
    },
  },
};
