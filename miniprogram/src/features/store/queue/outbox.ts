import { callCloud, type CallReply } from '../../../platform/cloud';
import { currentSession } from '../../../platform/session';
import { readStored, writeStored } from '../../../platform/storage';
import {
  afterSettling,
  nextToSend,
  settledBy,
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
  /** Forgets one that the cloud has refused, or whose points a person has read. */
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
  const next = (tried: ReadonlySet<string>) =>
    currentSession().key === sessionKey ? nextToSend(queue, tried) : null;

  const sendAll = async () => {
    const tried = new Set<string>();
    for (let unsent = next(tried); unsent !== null; unsent = next(tried)) {
      tried.add(unsent.requestId);
      const outcome = settledBy(await ask(unsent));
      if (outcome.is === 'waiting') break;
      settled.set(unsent.requestId, outcome);
      become(afterSettling(queue, unsent, outcome));
    }
    // At once with the last look at the queue: what is added now begins a round of its own.
    underWay = null;
  };
  const send = () => (next(new Set()) === null ? Promise.resolve() : (underWay ??= sendAll()));

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
