import { accept, refuse, type Result } from '#shared/kernel/result';
import type { GoalProgress, SetGoalReply } from '#shared/mall/contract/goal';
import type { ItemNotFound } from '#shared/mall/contract/items';
import { goalProgress } from '#shared/mall/goal';
import type { Account } from '#shared/points/model';
import type { MemberCall } from '../../_kit/action';
import { findAccount, saveGoal } from '../../_ledger/accounts';
import { listEntries } from '../../_ledger/entries';
import { postingContext } from '../../_ledger/context';
import { settledAccount } from '../../_ledger/post';
import { checkinRulesInForce } from '../../_ledger/rulebook';
import { itemsOnShelf } from './catalogue';

/** More than a month of a busy member. */
const entriesRead = 100;

/** Keeps what the caller saves up for. A setting: repeating it leaves the same state. */
export async function setGoal(
  call: MemberCall,
  itemId: string | null,
): Promise<Result<SetGoalReply, ItemNotFound>> {
  const items = await itemsOnShelf(call);
  if (itemId !== null && !items.has(itemId)) return refuse({ code: 'mall.item_not_found' });
  const { memberId } = call.caller;
  const account = await settledAccount(call, call.caller, await findAccount(call, memberId));
  const goal = itemId === null ? null : { itemId, setAtMs: call.nowMs };
  await saveGoal(call, memberId, goal);
  return accept({ goal: (await goalOf(call, { ...account, goal })) ?? null });
}

/**
 * How far a member has come; nothing where there is no goal, or its item is gone. One database call
 * where there is one, for the pace.
 */
export async function goalOf(
  call: MemberCall,
  account: Account,
): Promise<GoalProgress | undefined> {
  if (!account.goal) return undefined;
  const item = (await itemsOnShelf(call)).get(account.goal.itemId);
  if (!item) return undefined;
  const { memberId } = account;
  const [context, checkinRule, earned] = await Promise.all([
    postingContext(call),
    checkinRulesInForce(call),
    listEntries(call, { memberId, direction: 'earned', beforeSeq: null, limit: entriesRead }),
  ]);
  return goalProgress(item, account, {
    today: context.today,
    dayBoundary: context.dayBoundary,
    checkinRules: checkinRule?.body ?? null,
    tierRules: context.tierRule?.body ?? null,
    earning: context.pointsRule.body.earning,
    earned,
  });
}
