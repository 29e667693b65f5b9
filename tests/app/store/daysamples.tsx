import { act, render } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import type { GetTodayReply, TodayLine } from '#shared/store/today/contract';
import { day, points } from '../samples';

export const line: TodayLine = {
  kind: 'purchase',
  entryId: 'bill:1',
  state: 'linked',
  billNumber: '1001',
  amountFen: toFen(12_850),
  points: points(128),
  atMs: new Date(2026, 10, 20, 9, 30).getTime(),
  undoUntilMs: Date.now() + 600_000,
  undoAsked: null,
};
export const used: TodayLine = {
  ...line,
  kind: 'debit',
  entryId: 'capture:1',
  state: 'confirmed',
  points: points(-1000),
  undoUntilMs: null,
};
export const today: GetTodayReply = {
  storeId: 'zongdian',
  businessDate: day('2026-11-20'),
  today: day('2026-11-20'),
  earliest: day('2026-11-18'),
  own: {
    linkedBills: 3,
    unlinkedBills: 1,
    billsFen: toFen(51_400),
    pointsIssued: points(384),
    pointsUsed: points(1000),
    undone: 0,
  },
  log: [line, used],
  store: null,
  nextCursor: null,
};
export const storeToday: GetTodayReply = {
  ...today,
  store: {
    ...today.own,
    linkedBills: 42,
    unlinkedBills: 8,
    joins: 5,
    toHandOut: 7,
    approvalsWaiting: 2,
    log: [{ ...line, staffName: '小周' }],
  },
};

/** Shows a page and lets its first answers come. */
export async function open(page: React.ReactElement) {
  render(page);
  await act(async () => Promise.resolve());
}
