import { setTimeout as pause } from 'node:timers/promises';
import type { ActionName, ReplyOf } from '#shared/api';
import type { FunctionReply } from '#shared/wire';
import type { Asked, Desk } from './desk';

type Lasting = { readonly [Name in ActionName]?: (reply: ReplyOf<Name>) => unknown };

/** What the same request must hear again, whatever has happened since. */
const lasting: Lasting = {
  'checkin.perform': ({ businessDate, pointsAwarded }) => ({ businessDate, pointsAwarded }),
  'mall.redeem': ({ orderId, pricePoints }) => ({ orderId, pricePoints }),
  'mall.cancelOrder': ({ orderId, returnedPoints }) => ({ orderId, returnedPoints }),
  'groupbuy.openTeam': ({ teamId, orderId }) => ({ teamId, orderId }),
  'groupbuy.joinTeam': ({ teamId, orderId }) => ({ teamId, orderId }),
  'payment.check': ({ outTradeNo, state }) => ({ outTradeNo, state }),
  'store.scan': ({ scanId }) => scanId,
  'store.recordPurchase': ({ entryId, pointsAwarded }) => ({ entryId, pointsAwarded }),
  'store.undo': ({ entryId, netPoints }) => ({ entryId, netPoints }),
  'store.acceptInvite': ({ role }) => role,
};

/** A code is good for a minute only, and a machine may be slow to start again. */
const mayBeTooLate: readonly ActionName[] = ['store.scan'];

/**
 * Sends a request once more, and gives what is wrong with the answer, or null. A request that was never
 * answered keeps the first answer it hears.
 */
export async function askAgain(desk: Desk, asked: Asked): Promise<string | null> {
  const { action, reply: before } = asked;
  const reply = await askPatiently(desk, asked);
  if (before === null) {
    asked.reply = reply;
    if (reply.ok || mayBeTooLate.includes(action)) return null;
  } else if (!before.ok || isSame(action, before, reply)) return null;
  return `${action}: ${JSON.stringify(before)}, and then: ${JSON.stringify(reply)}`;
}

/** All that one clerk did in many kills comes faster than people can: what is too much is asked later. */
async function askPatiently(desk: Desk, asked: Asked): Promise<FunctionReply> {
  for (let tried = 1; ; tried += 1) {
    const reply = await desk.send(asked);
    if (reply.ok || reply.error.code !== 'request.too_many' || tried === 60) return reply;
    await pause(1_000);
  }
}

function isSame(action: ActionName, before: FunctionReply, after: FunctionReply): boolean {
  if (!before.ok) return false;
  // Its sheet is no more to be had: the money is there.
  if (!after.ok)
    return action.startsWith('groupbuy.') && after.error.code === 'payment.already_paid';
  const kept = (lasting[action] ?? (() => null)) as (reply: unknown) => unknown;
  return JSON.stringify(kept(before.data)) === JSON.stringify(kept(after.data));
}

/** Does something with each, eight at a time, and gives what came of it where something did. */
export async function collect<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<string | null>,
): Promise<string[]> {
  const found: string[] = [];
  const rest = items.values();
  const hand = async (): Promise<void> => {
    for (const item of rest) {
      const what = await run(item);
      if (what !== null) found.push(what);
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  return found;
}
