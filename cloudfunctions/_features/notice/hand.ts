import type { Notice, NoticeState } from '#shared/notice/model';
import { nextTryAtMs, outcomeOf } from '#shared/notice/rules';
import type { Call } from '../../_kit/action';
import type { SubscribeMessage, WechatAnswer } from '../../_kit/wechat';
import { givePlaceBack } from './day/repository';
import { clearQuota, giveQuotaBack } from './quota/repository';
import { moveNotice } from './repository';

/** Far longer than a function lives: whoever held a message this long is gone. */
const leaseMs = 5 * 60_000;

/**
 * Gives a message to WeChat, at most once whatever happens on the way: it is held before, and a hold
 * that is not followed by an answer is never taken up again.
 */
export async function handToWechat(
  call: Call,
  notice: Notice,
  message: SubscribeMessage,
): Promise<NoticeState> {
  const hold = {
    state: 'sending',
    tries: notice.tries + 1,
    nextAttemptAtMs: call.nowMs + leaseMs,
  } as const;
  if (!(await moveNotice(call, notice, hold))) return 'sending';
  const held: Notice = { ...notice, ...hold };

  let answer: WechatAnswer;
  try {
    answer = await call.ports.wechat.sendSubscribeMessage(message);
  } catch {
    // No answer is an outcome here: it may have arrived, and twice is worse than never.
    return endNotice(call, held, 'unknown', 'no_answer');
  }
  switch (outcomeOf(answer.errcode)) {
    case 'sent':
      return endNotice(call, held, 'sent', '');
    case 'refused':
      await clearQuota(call, held);
      await givePlaceBack(call, held);
      return endNotice(call, held, 'dropped', 'refused_by_member');
    case 'never':
      return letGo(call, held, 'failed', String(answer.errcode));
    case 'later':
      return tryLater(call, held, String(answer.errcode));
  }
}

/** Ends a message that was certainly not sent: what it had taken is free again. */
export async function letGo(
  call: Call,
  notice: Notice,
  state: 'dropped' | 'failed',
  reason: string,
): Promise<NoticeState> {
  const left = await endNotice(call, notice, state, reason);
  // After the end, so that a run that dies here counts too little rather than too much.
  if (left === state) {
    await Promise.all([giveQuotaBack(call, notice), givePlaceBack(call, notice)]);
  }
  return left;
}

/** Gives `sending`, and changes nothing, where another run has moved it on. */
export async function endNotice(
  call: Call,
  notice: Notice,
  state: 'sent' | 'failed' | 'dropped' | 'unknown',
  reason: string,
): Promise<NoticeState> {
  const moved = await moveNotice(call, notice, { state, reason, nextAttemptAtMs: null });
  return moved ? state : 'sending';
}

async function tryLater(call: Call, held: Notice, reason: string): Promise<NoticeState> {
  const nextAttemptAtMs = nextTryAtMs(held.tries, call.nowMs);
  if (nextAttemptAtMs === null) return letGo(call, held, 'failed', reason);
  await moveNotice(call, held, { state: 'pending', nextAttemptAtMs, reason });
  return 'pending';
}
