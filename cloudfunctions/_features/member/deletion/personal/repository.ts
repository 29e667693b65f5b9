import type { MemberId } from '#shared/kernel/ids';
import { noticeTemplates } from '#shared/notice/model';
import type { OutTradeNo } from '#shared/payment/model';
import type { Call } from '../../../../_kit/action';

/*
 * Everything personal of one member, collection by collection. Each of these may be repeated. What is
 * not named here holds a member's id at most, which leads to nobody: see docs/domain/member.md.
 */

/** What the member was called and reached by. The document stays, so that nobody takes its id. */
export async function clearMember(call: Call, memberId: MemberId): Promise<void> {
  const { command } = call.database;
  await call.database
    .collection('members')
    .where({ _id: memberId })
    .update({
      openid: '',
      profile: command.set({ nickname: '', avatar: '' }),
      consents: command.set([]),
      birthday: command.remove(),
      codeAttempt: command.set(null),
      isDeleted: true,
    });
}

export async function removePhones(call: Call, memberId: MemberId): Promise<void> {
  await call.database.collection('phones').where({ memberId }).remove();
}

/** Codes carry the openid of who showed them. */
export async function removeCodesOf(call: Call, memberId: MemberId): Promise<void> {
  await call.database.collection('codes').where({ memberId }).remove();
}

/** What the member agreed to hear of, and how much of it there was today. */
export async function removeNoticeCounts(call: Call, memberId: MemberId): Promise<void> {
  const { command } = call.database;
  const quotas = noticeTemplates.map((template) => `${memberId}:${template}`);
  await Promise.all([
    call.database
      .collection('notice_quotas')
      .where({ _id: command.in(quotas) })
      .remove(),
    call.database.collection('notice_days').where({ _id: memberId }).remove(),
  ]);
}

export async function removeClaimTries(call: Call, memberId: MemberId): Promise<void> {
  await call.database
    .collection('claim_tries')
    .where({ _id: startsWith(call, `${memberId}:`) })
    .remove();
}

/** The name that whoever gives the second word was shown. */
export async function clearApprovals(call: Call, memberId: MemberId): Promise<void> {
  const grants = call.database.collection('grants');
  await grants.where({ _id: startsWith(call, `grant:${memberId}:`) }).update({ memberName: '' });
  await call.database.collection('undo_asks').where({ memberId }).update({ memberName: '' });
}

/** Where parcels went, and the numbers under which carriers know the address. */
export async function clearOrders(call: Call, memberId: MemberId): Promise<void> {
  const orders = call.database.collection('orders');
  const { command } = call.database;
  await orders
    .where({ memberId, 'delivery.kind': 'ship' })
    .update({ 'delivery.sealedAddress': '' });
  await orders
    .where({ memberId, 'delivery.parcel.trackingNumber': command.gt('') })
    .update({ 'delivery.parcel.trackingNumber': '' });
}

/** Who paid. Only for payments of which nothing is left to be done. */
export async function clearPayments(call: Call, outTradeNos: readonly OutTradeNo[]): Promise<void> {
  if (outTradeNos.length === 0) return;
  await call.database
    .collection('payments')
    .where({ _id: call.database.command.in([...outTradeNos]) })
    .update({ openid: '' });
}

function startsWith(call: Call, prefix: string): object {
  const { command } = call.database;
  // The sign after the colon ends the range.
  return command.gte(prefix).and(command.lt(`${prefix.slice(0, -1)};`));
}
