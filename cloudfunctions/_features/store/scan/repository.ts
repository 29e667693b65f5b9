import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { BoundPhone } from '#shared/member/phone';
import type { Order } from '#shared/order/model';
import type { Account } from '#shared/points/model';
import type { Call } from '../../../_kit/action';
import type { Stored } from '../../../_kit/documents';

/** Who stands behind something scanned, and what else waits for them. */
export interface MemberBehind {
  readonly account: Account;
  readonly member: Pick<Member, 'profile' | 'joinedAtMs' | 'birthday'>;
  readonly phones: readonly BoundPhone[];
  readonly readyOrders: readonly Order[];
}

/** One call: the account, profile, phone and ready orders of a member; null for who has no account. */
export async function findMemberBehind(
  call: Call,
  memberId: MemberId,
): Promise<MemberBehind | null> {
  const { aggregate: $ } = call.database.command;
  const { data } = (await call.database
    .collection('accounts')
    .aggregate()
    .match({ _id: memberId })
    .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' })
    .lookup({ from: 'phones', localField: 'memberId', foreignField: 'memberId', as: 'phones' })
    .lookup({ from: 'orders', localField: 'memberId', foreignField: 'memberId', as: 'ordered' })
    .addFields({
      orders: $.filter({ input: '$ordered', as: 'one', cond: $.eq(['$$one.state', 'ready']) }),
    })
    .project({ ordered: 0 })
    .end()) as { data: FoundAccount[] };
  return data[0] ? toMemberBehind(data[0]) : null;
}

type FoundAccount = Stored<Account> & {
  readonly members: readonly Member[];
  readonly phones: readonly BoundPhone[];
  readonly orders: readonly Order[];
};

function toMemberBehind({
  _id,
  members,
  phones,
  orders,
  ...account
}: FoundAccount): MemberBehind | null {
  const [member] = members;
  return member ? { account, member, phones, readyOrders: orders } : null;
}
