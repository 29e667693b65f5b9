import type { Fen, Points } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { MemberId } from '../kernel/ids';
import type { Address, Order } from '../order/model';
import type { Payment } from '../payment/model';
import type { Account, LedgerEntry } from '../points/model';
import type { Birthday, JoinSource, MemberProfile, PrivacyConsent } from './model';
import type { PhoneNumber } from './phone';

/** Of each kind in one page: a page stays far below what a reply may weigh. */
export const exportedPerPage = 200;

/** Who the member is, in full: one's own phone number is not masked. */
export interface ExportedMember {
  readonly memberId: MemberId;
  readonly profile: MemberProfile;
  readonly birthday: Birthday | null;
  readonly phone: PhoneNumber | null;
  /** Oldest first. */
  readonly consents: readonly PrivacyConsent[];
  readonly joinedAtMs: number;
  readonly source: JoinSource | null;
}

/** The address opened; without what serves the shop's own flows. */
export type ExportedOrder = Pick<
  Order,
  | 'orderId'
  | 'kind'
  | 'item'
  | 'quantity'
  | 'pricePoints'
  | 'priceFen'
  | 'state'
  | 'history'
  | 'createdAtMs'
> & { readonly address: Address | null };

export type ExportedPayment = Pick<
  Payment,
  'outTradeNo' | 'subject' | 'state' | 'amountFen' | 'createdAtMs' | 'paidAtMs' | 'refunds'
>;

/** A bill of the member's; who rang it up is not theirs to take away. */
export interface ExportedBill {
  readonly billId: string;
  readonly storeName: string;
  readonly businessDate: BusinessDate;
  readonly billNumber: string;
  readonly amountFen: Fen;
  readonly points: Points | null;
  readonly state: string;
  readonly recordedAtMs: number;
}

/** Points proposed at a till for a part of a bill. */
export interface ExportedDebit {
  readonly debitId: string;
  readonly storeName: string;
  readonly businessDate: BusinessDate;
  readonly billFen: Fen;
  readonly points: Points;
  readonly worthFen: Fen;
  readonly state: string;
  readonly proposedAtMs: number;
}

/** What comes in pages, each list in an order of its own. */
export interface ExportedLists {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly orders: readonly ExportedOrder[];
  readonly payments: readonly ExportedPayment[];
  readonly bills: readonly ExportedBill[];
  readonly debits: readonly ExportedDebit[];
}

/** Everything the shop holds of a member, as the file that is taken away. */
export interface MemberFile extends ExportedLists {
  readonly format: 'jidian-member/1';
  readonly exportedAtMs: number;
  readonly member: ExportedMember;
  readonly account: Omit<Account, 'recentEntries'>;
}

/** How much of each list has come. */
export interface ExportPlace {
  readonly seq: number;
  readonly orders: number;
  readonly bills: number;
  readonly debits: number;
}

/** Where the first page begins: nothing taken along yet. */
export const exportBegins: ExportPlace = { seq: 0, orders: 0, bills: 0, debits: 0 };

/** Shape: `<seq>.<orders>.<bills>.<debits>`. */
export function cursorOfPlace({ seq, orders, bills, debits }: ExportPlace): string {
  return [seq, orders, bills, debits].join('.');
}

/** Where the page after a cursor begins in each list. Shape: four counts, as the schema of the request asks. */
export function placeOfCursor(cursor: string): ExportPlace {
  const [seq = 0, orders = 0, bills = 0, debits = 0] = cursor.split('.').map(Number);
  return { seq, orders, bills, debits };
}

/** Two pages as one: the later says how things stand, the lists follow one another. */
export function joinedFile(before: MemberFile, page: MemberFile): MemberFile {
  return {
    ...page,
    entries: [...before.entries, ...page.entries],
    orders: [...before.orders, ...page.orders],
    payments: [...before.payments, ...page.payments],
    bills: [...before.bills, ...page.bills],
    debits: [...before.debits, ...page.debits],
  };
}

/** The text of the file: readable by a person, and by any program. */
export function memberFileText(file: MemberFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
