import { toFen, type Fen, type Points } from '#shared/kernel/amounts';
import { businessDateAt } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import { shanghaiMidnight } from '#shared/rules/defaults';
import type { Bill, StaffMark } from '#shared/store/purchase/model';
import { billKeyOf } from '#shared/store/purchase/rules';
import { demoStaff } from '../staff';
import { demoStores } from '../stores';

/** A bill as a till would have left it; the points of one with a member are in the ledger. */
export interface SoldBill {
  readonly storeId: string;
  readonly billNumber: string;
  readonly amountFen: Fen;
  readonly atMs: number;
  readonly member: { readonly memberId: MemberId; readonly points: Points } | null;
}

/** Gives the document of a bill that was recorded by somebody of the store. */
export function billOf(
  { storeId, billNumber, amountFen, atMs, member }: SoldBill,
  memberIdOf: (code: string) => MemberId,
): Bill {
  const businessDate = businessDateAt(atMs, shanghaiMidnight);
  const billKey = billKeyOf(storeId, businessDate, billNumber);
  return {
    billId: billKey,
    billKey,
    round: 1,
    storeId,
    storeName: demoStores.find((store) => store.storeId === storeId)?.name ?? storeId,
    businessDate,
    billNumber,
    amountFen,
    lines: [],
    state: member ? 'linked' : 'unlinked',
    memberId: member?.memberId ?? null,
    points: member?.points ?? null,
    recorded: markOf(storeId, `seed:${billKey}`, atMs, memberIdOf),
    linked: null,
    claimed: null,
    undone: null,
    movedAtMs: atMs,
  };
}

/** Bills of the last hours that nobody showed a code for: they may be claimed. */
export function unclaimedBills(nowMs: number): SoldBill[] {
  const minutesAgo = (minutes: number): number => nowMs - minutes * 60_000;
  return [
    { storeId: 'zongdian', billNumber: 'A901', amountFen: toFen(12_850), atMs: minutesAgo(25) },
    { storeId: 'zongdian', billNumber: 'A902', amountFen: toFen(3990), atMs: minutesAgo(12) },
    { storeId: 'wanxiang', billNumber: 'A901', amountFen: toFen(29_900), atMs: minutesAgo(40) },
  ].map((bill) => ({ ...bill, member: null }));
}

function markOf(
  storeId: string,
  requestId: string,
  atMs: number,
  memberIdOf: (code: string) => MemberId,
): StaffMark {
  const clerk = demoStaff.find(({ storeIds }) => storeIds?.includes(storeId));
  const staffId = clerk ? memberIdOf(clerk.code) : 'm_till';
  return { staffId, staffName: clerk?.name ?? '收银员', requestId, atMs };
}
