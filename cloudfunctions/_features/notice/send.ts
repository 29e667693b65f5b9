import { businessDateAt } from '#shared/kernel/businessdate';
import type { Notice, NoticeRules, NoticeState } from '#shared/notice/model';
import { decideSending } from '#shared/notice/rules';
import type { ProgrammeRules } from '#shared/rules/model';
import { tierOutlook } from '#shared/tier/ending';
import type { TierRules } from '#shared/tier/model';
import type { Call } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { noticeRulesInForce, programmeInForce, tierRulesInForce } from '../../_ledger/rulebook';
import { findOrder } from '../../_orders/orders';
import { countOthersOn, takePlace } from './day/repository';
import { endNotice, handToWechat, letGo } from './hand';
import { subscribeMessage } from './message';
import { findQuota, takeQuota } from './quota/repository';
import { findOpenid, listDueNotices, moveNotice } from './repository';

/** Bounds one run well inside the function's time limit of a minute. */
const noticesPerRun = 200;
const longestRunMs = 40_000;

interface InForce {
  readonly rules: NoticeRules | null;
  readonly boundary: ProgrammeRules['dayBoundary'];
  /** Null in a shop without tiers. */
  readonly tierRules: TierRules | null;
}

/**
 * Sends what has come to its time, and gives how many messages it left in each state. Two runs at once
 * do each message once; a run that dies leaves the rest to the next.
 */
export async function sendNotices(call: Call): Promise<Record<NoticeState, number>> {
  const report = { pending: 0, sending: 0, sent: 0, failed: 0, dropped: 0, unknown: 0 };
  const [rule, programme, tierRule] = await Promise.all([
    noticeRulesInForce(call),
    programmeInForce(call),
    tierRulesInForce(call),
  ]);
  const inForce = {
    rules: rule?.body ?? null,
    boundary: programme.body.dayBoundary,
    tierRules: tierRule?.body ?? null,
  };
  for (const notice of await listDueNotices(call, noticesPerRun)) {
    if (call.ports.now() - call.nowMs > longestRunMs) break;
    report[await attend(call, notice, inForce)] += 1;
  }
  return report;
}

/** Gives the state a message is left in; `sending` where another run has it. */
async function attend(
  call: Call,
  notice: Notice,
  { rules, boundary, tierRules }: InForce,
): Promise<NoticeState> {
  // Whoever held it died, perhaps after WeChat had sent it: WeChat cannot be asked, so it rests.
  if (notice.state === 'sending') return endNotice(call, notice, 'unknown', 'lease_over');
  const { noticeId, memberId, facts } = notice;
  const today = businessDateAt(call.nowMs, boundary);
  const orderId = facts.template === 'pickup_due' ? facts.orderId : null;
  const [account, quota, openid, sentToday, order] = await Promise.all([
    findAccount(call, memberId),
    findQuota(call, memberId, facts.template),
    findOpenid(call, memberId),
    countOthersOn(call, notice, today),
    orderId && findOrder(call, orderId),
  ]);
  const tier = account && tierRules && tierOutlook(account, tierRules, today);
  const ownShare = quota?.takenBy.includes(noticeId) ? 1 : 0;
  const decision = decideSending(notice, {
    nowMs: call.nowMs,
    boundary,
    rules,
    account: openid === null ? null : account,
    order: order || null,
    tier,
    quotaLeft: (quota?.left ?? 0) + ownShare,
    sentToday,
  });
  if (decision.is === 'drop') return letGo(call, notice, 'dropped', decision.reason);
  if (decision.is === 'wait') {
    await moveNotice(call, notice, { nextAttemptAtMs: decision.untilMs });
    return 'pending';
  }
  if (!rules || !account || openid === null) throw new Error('decided to send without these');

  if (!(await takeQuota(call, notice))) return letGo(call, notice, 'dropped', 'no_quota');
  if (!(await takePlace(call, notice, today, rules.maxPerMemberAndDay))) {
    // Only where two runs meet, or the clock stepped back: decided again with the day as it is then.
    await moveNotice(call, notice, { nextAttemptAtMs: call.nowMs + 60_000 });
    return 'pending';
  }
  const message = subscribeMessage(openid, facts, rules, { today, lots: account.lots, tier });
  return handToWechat(call, notice, message);
}
