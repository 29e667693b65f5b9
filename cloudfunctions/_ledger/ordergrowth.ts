import { zeroPoints } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept } from '#shared/kernel/result';
import type { Order } from '#shared/order/model';
import type { ReturnReason } from '#shared/points/model';
import { growthOfOrder } from '#shared/tier/growth';
import type { OrderGrowthSource } from '#shared/tier/model';
import type { Call } from '../_kit/action';
import { postingContext } from './context';
import { postToAccount } from './post';
import { reverseEntry } from './reverse';

type PaidOrder = Pick<Order, 'orderId' | 'memberId' | 'priceFen'> & {
  readonly title: string;
  readonly source: OrderGrowthSource;
};

/**
 * Gives the growth of money that was paid for an order, once, where the owner has switched it on; none
 * otherwise. An entry that moves no points, under the order's own id. Database calls: 3, or none.
 * Source: docs/domain/tier.md, rule 15.
 */
export async function giveOrderGrowth(call: Call, order: PaidOrder): Promise<void> {
  const { orderId, memberId, priceFen, title, source } = order;
  const now = await postingContext(call);
  if (!growthOfOrder(now.tierRule, source, priceFen, now.today)) return;
  const entryId = growthIdOf(order);
  const posted = await postToAccount<null, never>(
    call,
    { memberId, openid: null },
    (account, { today, tierRule: rule }, standing) => {
      const growth = growthOfOrder(rule, source, priceFen, today);
      if (standing || !rule || !growth) return accept({ answered: null });
      const facts = { source, title, amountFen: priceFen, growth: growth.growth };
      return accept({
        posting: {
          entryId,
          kind: 'growth',
          holdings: account,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          growth,
          explanation: {
            rule: { name: 'tier', version: rule.version },
            steps: [{ code: 'growth', points: zeroPoints, facts }],
          },
        },
        reply: () => null,
      });
    },
    entryId,
  );
  if (!posted.ok) throw new Error(`${orderId} gave no growth: ${posted.error.code}`);
}

/**
 * Takes back what an order has given, once: its money goes back whole, and so does its growth. Nothing
 * where none was given, whatever the rules say by now. Database calls: none without tiers, else 3 where
 * nothing was given.
 */
export async function takeOrderGrowthBack(
  call: Call,
  order: Pick<Order, 'orderId' | 'memberId'>,
  reason: ReturnReason,
): Promise<void> {
  if (!(await postingContext(call)).tierRule) return;
  const { orderId, memberId } = order;
  const reversed = await reverseEntry(call, {
    entryId: growthIdOf(order),
    points: 'all',
    reversalId: 'refund',
    reason: { code: reason },
    memberId,
  });
  if (reversed.ok || reversed.error.code === 'points.entry_not_found') return;
  throw new Error(`${orderId} keeps its growth: ${reversed.error.code}`);
}

function growthIdOf({ orderId }: Pick<Order, 'orderId'>): EntryId {
  return `growth:${orderId}` as EntryId;
}
