import type { ReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';

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
  /** On record in the cloud, which waits for the member's word on points for the bill until then. */
  readonly heldUntilMs?: number;
  /** What it brought once that word had come; a person reads it and lets it go. */
  readonly creditedPoints?: number;
}

/** One purchase on its way, kept until the cloud has answered for it. */
export type Unsent = { [Name in Queued]: UnsentOf<Name> }[Queued];

export type Settled =
  | { readonly is: 'sent'; readonly reply: ReplyOf<Queued> }
  | { readonly is: 'refused'; readonly error: Refusal }
  /** On record; the points come when the member has answered for the bill. Asked for again till then. */
  | { readonly is: 'held'; readonly untilMs: number }
  /** No answer: it stays in the queue and is sent again. */
  | { readonly is: 'waiting' };

/** After these the same event may be sent again under the same id. */
const unsettled = ['network.failed', 'server.fault', 'request.busy'];

/** What an answer, or the lack of one, means for what was sent. */
export function settledBy(
  reply: { ok: true; data: ReplyOf<Queued> } | { ok: false; error: Refusal },
): Settled {
  if (reply.ok) return { is: 'sent', reply: reply.data };
  const { error } = reply;
  if (error.code === 'store.debit_open')
    return { is: 'held', untilMs: Number(error['expiresAtMs']) };
  return unsettled.includes(error.code) ? { is: 'waiting' } : { is: 'refused', error };
}

/** Whether the cloud has still to say what came of it. */
export function isOpen({ refusal, creditedPoints }: Unsent): boolean {
  return refusal === null && creditedPoints === undefined;
}

/** The first that is to be sent and has not been in this round; what is settled waits for a person. */
export function nextToSend(queue: readonly Unsent[], tried: ReadonlySet<string>): Unsent | null {
  return queue.find((unsent) => isOpen(unsent) && !tried.has(unsent.requestId)) ?? null;
}

/** The queue once one of it is settled. */
export function afterSettling(
  queue: readonly Unsent[],
  unsent: Unsent,
  settled: Exclude<Settled, { is: 'waiting' }>,
): readonly Unsent[] {
  const { requestId, heldUntilMs } = unsent;
  if (settled.is === 'held') return changed(queue, requestId, { heldUntilMs: settled.untilMs });
  if (settled.is === 'refused') return changed(queue, requestId, { refusal: settled.error });
  const { reply } = settled;
  // Whoever recorded it went on without having seen the points.
  return heldUntilMs !== undefined && 'pointsAwarded' in reply
    ? changed(queue, requestId, { creditedPoints: reply.pointsAwarded })
    : without(queue, requestId);
}

export function without(queue: readonly Unsent[], requestId: string): readonly Unsent[] {
  return queue.filter((unsent) => unsent.requestId !== requestId);
}

function changed(
  queue: readonly Unsent[],
  requestId: string,
  part: Partial<Pick<Unsent, 'refusal' | 'heldUntilMs' | 'creditedPoints'>>,
): readonly Unsent[] {
  return queue.map((unsent) => (unsent.requestId === requestId ? { ...unsent, ...part } : unsent));
}
