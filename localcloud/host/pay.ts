import type { WechatPay } from '../wechat/pay';
import type { Post } from '../wechat/pay/notices';
import type { Timers } from './time/timers';

/** WeChat waits this long for a shop. */
const LONGEST_ANSWER_MS = 5_000;
/** How often what has come due is looked for while nobody moves the clock. */
const LOOK_MS = 1_000;

/** Calls the shop at the address it named, as WeChat does. */
export const postNotification: Post = async (url, { headers, body }) => {
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    // No answer is one of the shop's answers: WeChat tries again by its schedule.
    return 0;
  }
};

/** Timers that, when the clock is moved, first let WeChat say what it has to say by then. */
export function payOnTheClock(timers: Timers, pay: WechatPay): Timers {
  const look = setInterval(() => void pay.deliverDue(), LOOK_MS).unref();
  return {
    ...timers,
    async clockMoved() {
      await pay.deliverDue();
      return timers.clockMoved();
    },
    close() {
      clearInterval(look);
      timers.close();
    },
  };
}
