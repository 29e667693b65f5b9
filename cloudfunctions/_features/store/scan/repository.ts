import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { BoundPhone } from '#shared/member/phone';
import type { Order } from '#shared/order/model';
import type { Account } from '#shared/points/model';
import type { Staff } from '#shared/store/staff/model';
import type { Call } from '../../../_kit/action';
import { withoutId, type Stored } from '../../../_kit/documents';

/** Who stands behind something scanned, and what else waits for them. */
export interface MemberBehind {
  readonly account: Account;
  readonly member: Pick<Member, 'profile' | 'joinedAtMs' | 'birthday'>;
  readonly phones: readonly BoundPhone[];
  readonly readyOrders: readonly Order[];
}

/** An order with whose it is, and by whom it was handed out. */
export interface OrderWithMember {
  readonly order: Order;
  readonly behind: MemberBehind;
  /** Empty while nobody has handed it out. */
  readonly collectorName: string;
}

/** One call: a member with all that a card shows; null for who is no member any more. */
export async function findBehind(call: Call, memberId: MemberId): Promise<MemberBehind | null> {
  const { aggregate: $ } = call.database.command;
  const { data } = (await call.database
    .collection('accounts')
    .aggregate()
    .match({ _id: memberId })
    .lookup({ from: 'members', localField: '_id', foreignField: '_id', as: 'members' })
    .lookup({ from: 'phones', localField: '_id', foreignField: 'memberId', as: 'phones' })
    .lookup({ from: 'orders', localField: '_id', foreignField: 'memberId', as: 'ordered' })
    .addFields({
      orders: $.filter({ input: '$ordered', as: 'one', cond: $.eq(['$$one.state', 'ready']) }),
    })
    .project({ ordered: 0 })
    .end()) as { data: FoundAccount[] };
  const [found] = data;
  if (!found) return null;
  const { members, phones, orders: readyOrders, ...account } = withoutId(found);
  const [member] = members;
  return member ? { account, member, phones, readyOrders } : null;
}

type FoundAccount = Stored<Account> & {
  readonly members: readonly Member[];
  readonly phones: readonly BoundPhone[];
  readonly orders: readonly Order[];
};

/** One call: the order behind a voucher, as `parseVoucher` gives it, and all that its scan shows. */
export async function findOrderWithMember(
  call: Call,
  voucherCode: string,
): Promise<OrderWithMember | null> {
  const { aggregate: $ } = call.database.command;
  const { data } = (await call.database
    .collection('orders')
    .aggregate()
    .match({ voucherCode })
    // Nobody has an empty id; looking for a missing one would read everything.
    .addFields({ collectorId: $.ifNull(['$collected.staffId', '']) })
    .lookup({ from: 'staff', localField: 'collectorId', foreignField: '_id', as: 'collectors' })
    .lookup({ from: 'accounts', localField: 'memberId', foreignField: '_id', as: 'accounts' })
    .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' })
    .lookup({ from: 'phones', localField: 'memberId', foreignField: 'memberId', as: 'phones' })
    .lookup({ from: 'orders', localField: 'memberId', foreignField: 'memberId', as: 'ordered' })
    .addFields({
      orders: $.filter({ input: '$ordered', as: 'one', cond: $.eq(['$$one.state', 'ready']) }),
    })
    .project({ ordered: 0 })
    .end()) as { data: FoundOrder[] };
  return data[0] ? toOrderWithMember(data[0]) : null;
}

type FoundOrder = Stored<Order> & {
  readonly collectorId: string;
  readonly collectors: readonly Staff[];
  readonly accounts: readonly Account[];
  readonly members: readonly Member[];
  readonly phones: readonly BoundPhone[];
  readonly orders: readonly Order[];
};

function toOrderWithMember({
  _id,
  collectorId: _collector,
  collectors,
  accounts: [account],
  members: [member],
  phones,
  orders: readyOrders,
  ...order
}: FoundOrder): OrderWithMember {
  if (!account || !member) throw new Error(`order ${_id} belongs to nobody`);
  const behind = { account, member, phones, readyOrders };
  return { order, behind, collectorName: collectors[0]?.name ?? '' };
}
