import { callCloud, type CallReply } from '../../../platform/cloud';
import { currentSession } from '../../../platform/session';
import { readStored, writeStored } from '../../../platform/storage';
import {
  isUnsettled,
  nextToSend,
  withRefusal,
  without,
  type Queued,
  type Settled,
  type Unsent,
} from './unsent';

/** What one person at the till has recorded and the cloud has not answered for yet. */
export interface Outbox {
  readonly get: () => readonly Unsent[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps it on the device first, then sends whatever waits, in order; tells how this one stands. */
  readonly record: (unsent: Unsent) => Promise<Settled>;
  /** Sends whatever waits, one after the other, until one gets no answer. */
  readonly send: () => Promise<void>;
  /** Forgets one that the cloud has refused. */
  readonly discard: (requestId: string) => void;
}

const outboxes = new Map<string, Outbox>();

/** The outbox of whoever is logged in: nothing is ever sent in another's name. */
export function currentOutbox(): Outbox {
  const { key } = currentSession();
  const known = outboxes.get(key);
  if (known !== undefined) return known;
  const made = makeOutbox(key);
  outboxes.set(key, made);
  return made;
}

function makeOutbox(sessionKey: string): Outbox {
  const storageKey = `jidian.unsent.${sessionKey}`;
  const listeners = new Set<() => void>();
  const settled = new Map<string, Settled>();
  let queue = (readStored(storageKey) ?? []) as readonly Unsent[];
  let underWay: Promise<void> | null = null;

  const become = (next: readonly Unsent[]) => {
    queue = next;
    writeStored(storageKey, next);
    for (const listener of listeners) listener();
  };
  const next = () => (currentSession().key === sessionKey ? nextToSend(queue) : null);

  const sendAll = async () => {
    for (let unsent = next(); unsent !== null; unsent = next()) {
      const outcome = outcomeOf(await ask(unsent));
      if (outcome.is === 'waiting') break;
      settled.set(unsent.requestId, outcome);
      become(
        outcome.is === 'sent'
          ? without(queue, unsent.requestId)
          : withRefusal(queue, unsent.requestId, outcome.error),
      );
    }
    // At once with the last look at the queue: what is added now begins a round of its own.
    underWay = null;
  };
  const send = () => (next() === null ? Promise.resolve() : (underWay ??= sendAll()));

  return {
    get: () => queue,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record: async (unsent) => {
      become([...queue, unsent]);
      await send();
      return settled.get(unsent.requestId) ?? { is: 'waiting' };
    },
    send,
    discard: (requestId) => become(without(queue, requestId)),
  };
}

function ask(unsent: Unsent): Promise<CallReply<Queued>> {
  const { requestId } = unsent;
  return unsent.action === 'store.recordPurchase'
    ? callCloud(unsent.action, unsent.data, { requestId })
    : callCloud(unsent.action, unsent.data, { requestId });
}

function outcomeOf(reply: CallReply<Queued>): Settled {
  if (reply.ok) return { is: 'sent', reply: reply.data };
  return isUnsettled(reply.error) ? { is: 'waiting' } : { is: 'refused', error: reply.error };
}
