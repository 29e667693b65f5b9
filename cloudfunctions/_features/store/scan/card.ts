import { birthdayMark } from '#shared/member/birthday';
import type { Order } from '#shared/order/model';
import { balancesAsOf } from '#shared/points/asof';
import type { MemberCard, WaitingOrder } from '#shared/store/scan/contract';
import { maskedName } from '#shared/store/scan/rules';
import { tierStanding } from '#shared/tier/standing';
import { birthdayOf } from '../../../_kit/birthday';
import { maskedPhoneOf } from '../../../_kit/phone';
import { postingContext, type PostingContext } from '../../../_ledger/context';
import type { StaffCall } from '../../../_staff/action';
import { storeNameOf } from '../../../_stores/directory';
import type { MemberBehind } from './repository';

/** A member as staff see one: enough to greet and to serve, no more. */
export async function cardOf(
  call: StaffCall,
  storeId: string,
  { account, member, phones, readyOrders }: MemberBehind,
): Promise<MemberCard> {
  const context = await postingContext(call);
  const balances = balancesAsOf(account, context);
  const visit = account.lastVisit;
  return {
    nameMasked: maskedName(member.profile.nickname),
    phoneMasked: maskedPhoneOf(call.ports, phones),
    avatar: member.profile.avatar,
    birthday: birthdayMark(birthdayOf(call.ports, member).birthday, context.today),
    availablePoints: balances.availablePoints,
    pendingPoints: balances.pendingPoints,
    heldPoints: balances.heldPoints,
    tier: tierOnCard(account, context),
    joinedAtMs: member.joinedAtMs,
    lastVisit: visit
      ? { storeName: await storeNameOf(call, visit.storeId), atMs: visit.atMs }
      : null,
    waitingOrders: readyOrders.flatMap((order) => waitingOf(order, storeId)),
  };
}

function tierOnCard(
  account: MemberBehind['account'],
  { tierRule, today }: PostingContext,
): MemberCard['tier'] {
  if (!tierRule) return null;
  const { name, step } = tierStanding(account, tierRule.body, today);
  return { name, step, steps: tierRule.body.tiers.length };
}

function waitingOf({ orderId, kind, item, quantity, delivery }: Order, at: string): WaitingOrder[] {
  if (delivery.kind !== 'pickup') return [];
  const { storeIds, collectByMs } = delivery;
  const isHere = storeIds === null || storeIds.includes(at);
  return [{ orderId, kind, title: item.title, quantity, collectByMs, isHere }];
}
