import { checkinStatusOn } from '#shared/checkin/status';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, type Result } from '#shared/kernel/result';
import type { GoalProgress } from '#shared/mall/contract/goal';
import type { GetHomeReply } from '#shared/member/contract';
import { recentAttempt } from '#shared/member/rules';
import { noticeOffers } from '#shared/notice/rules';
import { accountSummary } from '#shared/points/summary';
import { checkinTimesOn } from '#shared/tier/rules';
import { tierStanding } from '#shared/tier/standing';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { register } from '../../_ledger/register';
import { findJoinSource } from '../../_stores/joincodes';
import type { Account } from '#shared/points/model';
import { settledAccount } from '../../_ledger/post';
import {
  checkinRulesInForce,
  noticeRulesInForce,
  programmeInForce,
  tierRulesInForce,
} from '../../_ledger/rulebook';
import { findMember, getMember } from './repository';
import { privacyStatus } from './service';

/** What other features put on the home page. */
export interface HomeParts {
  readonly goalOf: (call: MemberCall, account: Account) => Promise<GoalProgress | undefined>;
}

/** The whole home page from two documents and the cached rules, all asked for at once. */
export async function getHome(
  call: MemberCall,
  joinCode: string | undefined,
  { goalOf }: HomeParts,
): Promise<Result<GetHomeReply, never>> {
  const { memberId } = call.caller;
  const [programme, checkinRule, noticeRule, tierRule, foundAccount, foundMember] =
    await Promise.all([
      programmeInForce(call),
      checkinRulesInForce(call),
      noticeRulesInForce(call),
      tierRulesInForce(call),
      findAccount(call, memberId),
      findMember(call, memberId),
    ]);
  const known = foundAccount ?? (await joinBy(call, joinCode));
  const account = await settledAccount(call, call.caller, known);
  const member = foundMember ?? (await getMember(call, memberId));
  const goal = await goalOf(call, account);
  const today = businessDateAt(call.nowMs, programme.body.dayBoundary);
  return accept({
    brandName: programme.body.brandName,
    profile: member.profile,
    account: accountSummary(account),
    ...(tierRule && { tier: tierStanding(account, tierRule.body, today) }),
    checkin: checkinStatusOn(
      account.checkin,
      checkinRule?.body ?? null,
      today,
      checkinTimesOn(account, tierRule?.body ?? null),
    ),
    recentEntries: account.recentEntries,
    privacy: privacyStatus(member, programme.body),
    noticeOffers: noticeOffers(noticeRule?.body ?? null),
    ...(goal && { goal }),
    codeAttempt: recentAttempt(member, call.nowMs),
  });
}

/** A new person becomes a member on the word of the code the app was opened with. */
async function joinBy(call: MemberCall, joinCode: string | undefined): Promise<Account> {
  const source = joinCode === undefined ? null : await findJoinSource(call, joinCode);
  return register(call, call.caller, source);
}
