import type { MemberId } from '#shared/kernel/ids';
import { day } from '../book';

/** The day on which everything at the counter happens. */
export const today = day('2026-03-02');
export const xiaoman = 'm_1' as MemberId;
export const ayuan = 'm_2' as MemberId;

/** Who did something at the till, by which request. */
export const mark = (staffId: string, requestId: string, atMs = 1000) => ({
  staffId,
  staffName: '小周',
  requestId,
  atMs,
});
