import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import type { Store } from '#shared/store/model';

/** What is read off a receipt. */
export interface Receipt {
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  /** In yuan, as typed. */
  readonly amountText: string;
}

/** Points can be asked for within so many days; the cloud has the last word. */
const days = 7;

/** Today and the days before it, newest first, by the phone's own calendar, as receipts are dated. */
export function recentDates(nowMs: number): readonly BusinessDate[] {
  const now = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const today =
    `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as BusinessDate;
  return Array.from({ length: days + 1 }, (_, ago) => addDays(today, -ago));
}

export function emptyReceipt(stores: readonly Store[], dates: readonly BusinessDate[]): Receipt {
  return {
    storeId: stores[0]?.storeId ?? '',
    businessDate: dates[0] ?? ('' as BusinessDate),
    billNumber: '',
    amountText: '',
  };
}
