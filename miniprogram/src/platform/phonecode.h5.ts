import { sessionToken } from './session.h5';

/**
 * A browser has no such button: the local cloud's stand-in for WeChat gives the code for a number that
 * was typed. Gives null when it did not answer, or the number is none.
 */
export async function askPhoneCode(phone: string): Promise<string | null> {
  try {
    const response = await fetch('./wechat/phone', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionToken() ?? ''}`,
      },
      body: JSON.stringify({ phone }),
    });
    const { code } = (await response.json()) as { code?: string };
    return response.ok && code !== undefined ? code : null;
  } catch (cause) {
    console.info('the local cloud did not answer', cause);
    return null;
  }
}
