import type { InferOutput } from 'valibot';
import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  RecordAcceptanceRefusal,
  RecordAcceptanceReply,
  recordAcceptanceRequest,
} from '#shared/notice/contract';
import { noticeOfReminder } from '#shared/notice/facts';
import type { MemberCall } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { register } from '../../_ledger/register';
import { noticeRulesInForce, programmeInForce } from '../../_ledger/rulebook';
import { recordAnswer } from './quota/repository';
import { addNotices } from './repository';

/**
 * Counts what the caller accepted, once for each request. The wish to be reminded is written with the
 * acceptance itself; if the message after it is lost, the timer finds the wish on its day.
 */
export async function recordAcceptance(
  call: MemberCall,
  { templates }: InferOutput<typeof recordAcceptanceRequest>,
): Promise<Result<RecordAcceptanceReply, RecordAcceptanceRefusal>> {
  const [rule, programme] = await Promise.all([noticeRulesInForce(call), programmeInForce(call)]);
  const missing = templates.find(
    ({ template }) => !rule || rule.body.templates[template].templateId === '',
  );
  if (!rule || missing) {
    const template = missing?.template ?? 'checkin_reminder';
    return refuse({ code: 'notice.not_configured', template });
  }

  const { memberId } = call.caller;
  if (!(await findAccount(call, memberId))) await register(call, call.caller);
  const { dayBoundary: boundary } = programme.body;
  const tomorrow = addDays(businessDateAt(call.nowMs, boundary), 1);
  let remindsOn: RecordAcceptanceReply['remindsOn'] = null;
  for (const { template, answer } of templates) {
    // A refusal takes nothing back: earlier acceptances still count at WeChat.
    if (answer === 'ban') await recordAnswer(call, { memberId, template }, { is: 'ban' });
    if (answer !== 'accept') continue;
    const isReminder = template === 'checkin_reminder';
    const accepted = { is: 'accept', remindsOn: isReminder ? tomorrow : null } as const;
    const recorded = await recordAnswer(call, { memberId, template }, accepted);
    if (isReminder) remindsOn = recorded;
  }
  if (remindsOn !== null) {
    const when = { nowMs: call.nowMs, boundary };
    await addNotices(call, [noticeOfReminder(memberId, remindsOn, rule.body, when)]);
  }
  return accept({ remindsOn });
}
