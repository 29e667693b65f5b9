import type { InferOutput } from 'valibot';
import type { MemberId } from '#shared/kernel/ids';
import { accept, type Result } from '#shared/kernel/result';
import type { ExportDataReply, exportDataRequest } from '#shared/member/contract';
import {
  cursorOfPlace,
  exportBegins,
  exportedPerPage,
  placeOfCursor,
  type ExportedMember,
  type ExportPlace,
  type MemberFile,
} from '#shared/member/export';
import type { PhoneNumber } from '#shared/member/phone';
import type { Account, LedgerEntry } from '#shared/points/model';
import { isAsked } from '#shared/store/debit/rules';
import type { MemberCall } from '../../../_kit/action';
import { birthdayOf } from '../../../_kit/birthday';
import { newestPhone } from '../../../_kit/phone';
import { unseal } from '../../../_kit/seal';
import { findAccount } from '../../../_ledger/accounts';
import { headEntries, listEntriesAfter } from '../../../_ledger/entries';
import { settledAccount } from '../../../_ledger/post';
import { findPaymentsOf, listBillsOf, listDebitsOf, listOrdersOf } from '../held/repository';
import { findMemberWithPhones, getMember } from '../repository';
import { exportedBill, exportedDebit, exportedOrder, exportedPayment } from './shapes';

/** A page of everything the shop holds of the caller. Source: docs/domain/member.md, rule 21. */
export async function exportData(
  call: MemberCall,
  { cursor }: InferOutput<typeof exportDataRequest>,
): Promise<Result<ExportDataReply, never>> {
  const { memberId } = call.caller;
  const place = cursor ? placeOfCursor(cursor) : exportBegins;
  const member = await exportedMember(call, memberId);
  const found = await findAccount(call, memberId);
  const account = await settledAccount(call, call.caller, found);
  const [entries, orders, bills, debits] = await Promise.all([
    listEntriesAfter(call, memberId, place.seq, exportedPerPage),
    listOrdersOf(call, memberId, place.orders, exportedPerPage),
    listBillsOf(call, memberId, place.bills, exportedPerPage),
    listDebitsOf(call, memberId, place.debits, exportedPerPage),
  ]);
  const payments = await findPaymentsOf(call, orders);
  const isLast = [entries, orders, bills, debits].every((list) => list.length < exportedPerPage);
  const next: ExportPlace = {
    seq: entries.at(-1)?.seq ?? place.seq,
    orders: place.orders + orders.length,
    bills: place.bills + bills.length,
    debits: place.debits + debits.length,
  };
  return accept({
    format: 'jidian-member/1',
    exportedAtMs: call.nowMs,
    member,
    account: withoutRecent(account),
    entries: isLast ? [...entries, ...headsAfter(account, next.seq)] : entries,
    orders: orders.map((order) => exportedOrder(call.ports, order)),
    payments: payments.map(exportedPayment),
    bills: bills.map(exportedBill),
    debits: debits.filter(isAsked).map(exportedDebit),
    nextCursor: isLast ? null : cursorOfPlace(next),
  });
}

function withoutRecent({ recentEntries: _recent, ...account }: Account): MemberFile['account'] {
  return account;
}

/** The newest may only be in the account yet: see _ledger/post.ts. */
function headsAfter(account: Account, seq: number): LedgerEntry[] {
  return headEntries(account).filter((entry) => entry.seq > seq);
}

async function exportedMember(call: MemberCall, memberId: MemberId): Promise<ExportedMember> {
  const found = await findMemberWithPhones(call, memberId);
  const member = found?.member ?? (await getMember(call, memberId));
  const phone = newestPhone(found?.phones ?? []);
  const { profile, consents, joinedAtMs, source = null } = member;
  return {
    ...{ memberId, profile, consents, joinedAtMs, source },
    birthday: birthdayOf(call.ports, member).birthday,
    phone: phone && (JSON.parse(unseal(call.ports, phone.sealed)) as PhoneNumber),
  };
}
