import type { RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { ReplyOf } from '#shared/api';

/** What may wait for the network: it only ever gives. What takes points never waits. */
export type Queued = 'store.recordPurchase' | 'store.recordBill';

interface UnsentOf<Name extends Queued> {
  readonly requestId: string;
  readonly action: Name;
  readonly data: RequestOf<Name>;
  /** Whose points it brings, as the screen showed them; empty for a bill without a member. */
  readonly memberName: string;
  readonly queuedAtMs: number;
  /** Null while it waits; what the cloud said when it would not take it. */
  readonly refusal: Refusal | null;
}

/** One purchase on its way, kept until the cloud has answered for it. */
export type Unsent = { [Name in Queued]: UnsentOf<Name> }[Queued];

export type Settled =
  | { readonly is: 'sent'; readonly reply: ReplyOf<Queued> }
  | { readonly is: 'refused'; readonly error: Refusal }
  /** No answer: it stays in the queue and is sent again. */
  | { readonly is: 'waiting' };

/** After these the same event may be sent again under the same id. */
const unsettled = ['network.failed', 'server.fault', 'request.busy'];

export function isUnsettled(error: Refusal): boolean {
  return unsettled.includes(error.code);
}

/** The first that is to be sent; those the cloud has refused wait for a person. */
export function nextToSend(queue: readonly Unsent[]): Unsent | null {
  return queue.find(({ refusal }) => refusal === null) ?? null;
}

export function without(queue: readonly Unsent[], requestId: string): readonly Unsent[] {
  return queue.filter((unsent) => unsent.requestId !== requestId);
}

export function withRefusal(
  queue: readonly Unsent[],
  requestId: string,
  refusal: Refusal,
): readonly Unsent[] {
  return queue.map((unsent) => (unsent.requestId === requestId ? { ...unsent, refusal } : unsent));
}
