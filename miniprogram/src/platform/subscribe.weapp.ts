import Taro from '@tarojs/taro';
import type { SubscribeAnswer } from '#shared/notice/model';

/**
 * Asks through WeChat's own dialog for one message of each template, three at most. WeChat shows it
 * only from within a tap, so nothing may be waited for before.
 * Gives the answers by template id, or null when WeChat did not ask.
 */
export async function askToSend(
  templateIds: readonly string[],
): Promise<ReadonlyMap<string, SubscribeAnswer> | null> {
  try {
    const tmplIds = [...templateIds];
    const answers: object = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] });
    const words = answers as Readonly<Record<string, unknown>>;
    return new Map(templateIds.map((id) => [id, answerOf(words[id])]));
  } catch (cause) {
    console.info('WeChat did not ask about messages', cause);
    return null;
  }
}

/** Accepting may carry how: with a sound, as an alert. A word we do not know is no leave to send. */
function answerOf(word: unknown): SubscribeAnswer {
  const text = String(word);
  if (text.startsWith('accept')) return 'accept';
  return text === 'ban' || text === 'filter' ? text : 'reject';
}
