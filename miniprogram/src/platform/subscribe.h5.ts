import type { SubscribeAnswer } from '#shared/notice/model';
import { sessionToken } from './session.h5';

/**
 * A browser has no such dialog: the local cloud's stand-in for WeChat notes that one message of each
 * template may be sent. Gives null when it did not answer.
 */
export async function askToSend(
  templateIds: readonly string[],
): Promise<ReadonlyMap<string, SubscribeAnswer> | null> {
  try {
    const response = await fetch('./wechat/accept', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionToken() ?? ''}`,
      },
      body: JSON.stringify({ templateIds }),
    });
    return response.ok ? new Map(templateIds.map((id) => [id, 'accept'])) : null;
  } catch (cause) {
    console.info('the local cloud did not answer', cause);
    return null;
  }
}
