import { createHmac } from 'node:crypto';
import type { MemberId } from '#shared/kernel/ids';
import { memberIdOf } from '#shared/member/rules';
import { openidForCode } from '../wechat/login';
import type { SeedParts } from './parts';

/** Who somebody will be once they log in with a code, exactly as the functions work it out. */
export function identityOf(
  code: string,
  { secrets }: Pick<SeedParts, 'secrets'>,
): { openid: string; memberId: MemberId } {
  const openid = openidForCode(code, secrets['LOGIN_SECRET'] ?? '');
  const hmac = (text: string): string =>
    createHmac('sha256', secrets['JIDIAN_ID_KEY'] ?? '')
      .update(text, 'utf8')
      .digest('hex');
  return { openid, memberId: memberIdOf(openid, hmac) };
}
