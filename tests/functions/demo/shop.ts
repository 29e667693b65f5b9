import { seedShop } from '../../../localcloud/seed';
import { identityOf } from '../../../localcloud/seed/identity';
import { openBooks } from '../../../localcloud/wechat/pay/books';
import { Cloud } from '../harness';

const secrets = { JIDIAN_ID_KEY: 'test', LOGIN_SECRET: 'login' };

/** The demo shop with its year, and WeChat Pay beside it knowing what was paid there. */
export async function openDemoShop(): Promise<Cloud> {
  const cloud = await Cloud.open(null);
  const { database, nowMs } = cloud;
  await seedShop('demo', { database, nowMs, secrets, payBooks: openBooks(cloud.wechatFolder) });
  return cloud;
}

/** Who logs in with a code. */
export function demoPerson(code: string) {
  return identityOf(code, { secrets });
}

/** Asks as one of the demo's people, by the code they log in with. */
export function askAs(
  cloud: Cloud,
  code: string,
  target: 'member' | 'store',
  action: string,
  data: object,
): Promise<unknown> {
  const { openid } = demoPerson(code);
  return cloud.raw(target, { action, data, requestId: 'r-1' }, { WX_OPENID: openid });
}
