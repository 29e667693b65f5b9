import type { Account } from './model';
import { settlementsDue, type SettleContext } from './settle';
import { balancesOf } from './chain';

/**
 * The balances as they are once everything that has fallen due is posted; for who shows them without
 * being the one to post.
 */
export function balancesAsOf(
  account: Account,
  context: SettleContext,
): ReturnType<typeof balancesOf> {
  const last = settlementsDue(account.memberId, account, context).at(-1);
  return balancesOf(last?.holdings ?? account);
}
