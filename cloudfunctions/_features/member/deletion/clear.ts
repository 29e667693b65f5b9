import type { MemberId } from '#shared/kernel/ids';
import { standingRefunds } from '#shared/payment/failed';
import type { Payment } from '#shared/payment/model';
import type { Call } from '../../../_kit/action';
import { saveGoal } from '../../../_ledger/accounts';
import { findMember } from '../repository';
import { findOrdersAndPayments } from '../held/repository';
import * as personal from './personal/repository';

/**
 * Takes everything personal of a member away, wherever it is. Gives whether that was all: a payment
 * that is still under way keeps its payer until it has ended. Repeating it changes nothing.
 */
export async function clearPersonalData(call: Call, memberId: MemberId): Promise<boolean> {
  const [member, { payments }] = await Promise.all([
    findMember(call, memberId),
    findOrdersAndPayments(call, memberId),
  ]);
  const ended = payments.filter(hasEnded);
  // The picture before the document that names it: what dies in between finds it again.
  const avatar = member?.profile.avatar ?? '';
  if (avatar.startsWith('cloud://')) await call.ports.files.remove(avatar);
  await Promise.all([
    personal.clearMember(call, memberId),
    personal.removePhones(call, memberId),
    personal.removeCodesOf(call, memberId),
    personal.removeNoticeCounts(call, memberId),
    personal.removeClaimTries(call, memberId),
    personal.clearApprovals(call, memberId),
    personal.clearOrders(call, memberId),
    personal.clearPayments(
      call,
      ended.map(({ outTradeNo }) => outTradeNo),
    ),
    saveGoal(call, memberId, null),
  ]);
  return ended.length === payments.length;
}

function hasEnded(payment: Payment): boolean {
  const { state, nextAttemptAtMs } = payment;
  const isFinal = state === 'paid' || state === 'closed';
  const isBack = standingRefunds(payment).every((one) => one.state === 'succeeded');
  return isFinal && isBack && nextAttemptAtMs === null;
}
