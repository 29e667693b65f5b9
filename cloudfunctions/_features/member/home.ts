import { checkinStatusOn } from '#shared/checkin/status';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, type Result } from '#shared/kernel/result';
import type { GetHomeReply } from '#shared/member/contract';
import { balancesOf } from '#shared/points/rules';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { register } from '../../_ledger/register';
import { checkinRulesInForce, programmeInForce } from '../../_ledger/rulebook';
import { findMember, getMember } from './repository';
import { privacyStatus } from './service';

/** The whole home page from two documents and the cached rules, all asked for at once. */
export async function getHome(call: MemberCall): Promise<Result<GetHomeReply, never>> {
  const { memberId } = call.caller;
  const [programme, checkinRule, foundAccount, foundMember] = await Promise.all([
    programmeInForce(call),
    checkinRulesInForce(call),
    findAccount(call, memberId),
    findMember(call, memberId),
  ]);
  const account = foundAccount ?? (await register(call, call.caller));
  const member = foundMember ?? (await getMember(call, memberId));
  const today = businessDateAt(call.nowMs, programme.body.dayBoundary);
  return accept({
    brandName: programme.body.brandName,
    profile: member.profile,
    account: balancesOf(account),
    checkin: checkinStatusOn(account.checkin, checkinRule?.body ?? null, today),
    recentEntries: account.recentEntries,
    privacy: privacyStatus(member, programme.body),
  });
}
