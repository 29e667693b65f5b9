import type { MemberId } from '#shared/kernel/ids';
import type { DeletionFacts } from '#shared/member/deletion';
import type { Account } from '#shared/points/model';
import type { Call } from '../../../_kit/action';
import { findAccount } from '../../../_ledger/accounts';
import { settledAccount } from '../../../_ledger/post';
import { findStaff } from '../../../_staff/staff';
import { findOrdersAndPayments } from '../held/repository';

export type FoundFacts = Omit<DeletionFacts, 'account'> & { readonly account: Account };

/** Everything that a deletion is decided from; null for who is no member. */
export async function findDeletionFacts(
  call: Call,
  memberId: MemberId,
): Promise<FoundFacts | null> {
  const [account, staff, { orders, payments }] = await Promise.all([
    findAccount(call, memberId),
    findStaff(call, memberId),
    findOrdersAndPayments(call, memberId),
  ]);
  return (
    account && {
      account: await settledAccount(call, { memberId, openid: null }, account),
      orders,
      payments,
      isStaff: staff?.state === 'active',
    }
  );
}
