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

type Pipeline = ReturnType<ReturnType<Call['database']['collection']>['aggregate']>;

/**
 * Adds to documents with a `memberId` what a scan shows of the member: as `members`, `phones`, and the `orders`
 * that wait to be handed out or shipped.
 */
export function withBehind({ database }: Call, pipeline: Pipeline): Pipeline {
  const { aggregate: $ } = database.command;
  return pipeline
    .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' })
    .lookup({ from: 'phones', localField: 'memberId', foreignField: 'memberId', as: 'phones' })
    .lookup({ from: 'orders', localField: 'memberId', foreignField: 'memberId', as: 'ordered' })
    .addFields({
      orders: $.filter({ input: '$ordered', as: 'one', cond: $.eq(['$$one.state', 'ready']) }),
    })
    .project({ ordered: 0 });
}

/** What {@link withBehind} adds. */
export interface FoundBehind {
  readonly members: readonly Member[];
  readonly phones: readonly BoundPhone[];
  readonly orders: readonly Order[];
}

/** One call: a member with all that a card shows; null for who is no member any more. */
export async function findBehind(call: Call, memberId: MemberId): Promise<MemberBehind | null> {
  const account = call.database.collection('accounts').aggregate().match({ _id: memberId });
  const { data } = (await withBehind(call, account).end()) as { data: FoundAccount[] };
  const [found] = data;
  if (!found) return null;
  const { members, phones, orders: readyOrders, ...rest } = withoutId(found);
  const [member] = members;
  return member ? { account: rest, member, phones, readyOrders } : null;
}

type FoundAccount = Stored<Account> & FoundBehind;

/** One call: the order behind a voucher, as `parseVoucher` gives it, and all that its scan shows. */
export async function findOrderWithMember(
  call: Call,
  voucherCode: string,
): Promise<OrderWithMember | null> {
  const { aggregate: $ } = call.database.command;
  const order = call.database
    .collection('orders')
    .aggregate()
    .match({ voucherCode })
    // Nobody has an empty id; looking for a missing one would read everything.
    .addFields({ collectorId: $.ifNull(['$collected.staffId', '']) })
    .lookup({ from: 'staff', localField: 'collectorId', foreignField: '_id', as: 'collectors' })
    .lookup({ from: 'accounts', localField: 'memberId', foreignField: '_id', as: 'accounts' });
  const { data } = (await withBehind(call, order).end()) as { data: FoundOrder[] };
  return data[0] ? toOrderWithMember(data[0]) : null;
}

type FoundOrder = Stored<Order> &
  FoundBehind & {
    readonly collectorId: string;
    readonly collectors: readonly Staff[];
    readonly accounts: readonly Account[];
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
