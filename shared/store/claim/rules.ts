import type { Fen } from '../../kernel/amounts';
import {
  addDays,
  parseBusinessDate,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '../../kernel/businessdate';

/** What a receipt says about itself. */
export interface BillFacts {
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  readonly amountFen: Fen;
}

/** For a QR code on the receipt: saves the member typing, and is no secret. */
export function billCodeOf({ storeId, businessDate, billNumber, amountFen }: BillFacts): string {
  return `JDB.${storeId}.${businessDate}.${billNumber}.${String(amountFen)}`;
}

/** Gives what a scanned text says of a bill, or null when it is none. */
export function parseBillCode(text: string): BillFacts | null {
  const found = /^JDB\.([\w-]{1,64})\.(\d{4}-\d{2}-\d{2})\.([0-9A-Z-]{1,32})\.([1-9]\d{0,8})$/.exec(
    text.trim(),
  );
  const [, storeId = '', dateText = '', billNumber = '', fenText = ''] = found ?? [];
  const businessDate = parseBusinessDate(dateText);
  return businessDate && { storeId, businessDate, billNumber, amountFen: Number(fenText) as Fen };
}

/** The end of the last date on which a bill's points may be asked for. Units: ms since the epoch. */
export function claimUntilMs(date: BusinessDate, days: number, boundary: DayBoundary): number {
  return startOfBusinessDateMs(addDays(date, days + 1), boundary);
}
