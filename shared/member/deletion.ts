import { addPoints, negatePoints, type Points } from '../kernel/amounts';
import type { MemberId, RequestId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Order, OrderState } from '../order/model';
import { standingRefunds } from '../payment/failed';
import type { Payment } from '../payment/model';
import type { Account } from '../points/model';

/**
 * - `asked`: nothing is lost yet. `closed`: the account is, and the person is somebody new from now
 *   on; personal data is going. - `done`: it is gone.
 */
export type DeletionState = 'asked' | 'closed' | 'done';

/** How far the deletion of a member has come; stays, as the record that there was one. */
export interface Deletion {
  readonly memberId: MemberId;
  /** The requests that asked: repeated, they hear the first answer. */
  readonly requestIds: readonly RequestId[];
  readonly state: DeletionState;
  readonly askedAtMs: number;
  /** Null before. */
  readonly closedAtMs: number | null;
  /** What was given up: available and pending points less debt; null before. */
  readonly lostPoints: Points | null;
  readonly doneAtMs: number | null;
  /** When the sweep goes on with it; null once it is done. */
  readonly nextAttemptAtMs: number | null;
}

/** What has to come to an end first. */
export const deletionBlockers = [
  'to_collect',
  'to_ship',
  'team',
  'payment',
  'refund',
  'points_held',
] as const;
export type DeletionBlocker = (typeof deletionBlockers)[number];

export interface CountedBlocker {
  readonly kind: DeletionBlocker;
  readonly count: number;
}

/** What a deletion is decided from. */
export interface DeletionFacts {
  readonly account: Pick<Account, 'availablePoints' | 'pendingPoints' | 'debtPoints' | 'holds'>;
  readonly orders: readonly Pick<Order, 'state' | 'delivery'>[];
  readonly payments: readonly Pick<Payment, 'state' | 'refunds'>[];
  readonly isStaff: boolean;
}

/**
 * - `is_staff`: who works here is dismissed first.
 * - `deletion_blocked`: `blockers` says what has to end first, as {@link CountedBlocker}.
 * - `deletion_changed`: `losesPoints` is no longer what was confirmed.
 */
export type DeletionRefusal =
  | Refusal<'member.is_staff'>
  | (Refusal<'member.deletion_blocked'> & { readonly blockers: readonly CountedBlocker[] })
  | Refusal<'member.deletion_changed'>;

/**
 * Whether a member may be deleted: nobody who works here, nothing under way, and, where the member
 * confirmed how many points are lost, still so many. Source: docs/domain/member.md, rule 16.
 */
export function decideDeletion(
  facts: DeletionFacts,
  confirmedPoints: Points | null,
): Result<null, DeletionRefusal> {
  if (facts.isStaff) return refuse({ code: 'member.is_staff' });
  const blockers = blockersOf(facts);
  if (blockers.length > 0) return refuse({ code: 'member.deletion_blocked', blockers });
  const losesPoints = pointsLost(facts.account);
  return confirmedPoints === null || confirmedPoints === losesPoints
    ? accept(null)
    : refuse({ code: 'member.deletion_changed', losesPoints });
}

/**
 * What has to end before a member may go, each kind with its number. Source:
 * docs/domain/member.md, rule 16.
 */
export function blockersOf({
  account,
  orders,
  payments,
}: Omit<DeletionFacts, 'isStaff'>): CountedBlocker[] {
  const inState = (...states: OrderState[]) =>
    orders.filter(({ state }) => states.includes(state)).length;
  const open = payments.filter(({ state }) => state === 'open' || state === 'closing');
  const refunds = payments.flatMap(standingRefunds);
  // An order and its payment are one thing to the member.
  const counts: Record<DeletionBlocker, number> = {
    to_collect: orders.filter((order) => waitsIn(order, 'pickup')).length,
    to_ship: orders.filter((order) => waitsIn(order, 'ship')).length,
    team: inState('locked'),
    payment: Math.max(inState('placing', 'awaiting_payment'), open.length),
    refund: Math.max(
      inState('refunding'),
      refunds.filter(({ state }) => state !== 'succeeded').length,
    ),
    points_held: account.holds.length,
  };
  return deletionBlockers
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({ kind, count: counts[kind] }));
}

/** What the member would have had: available and pending points, less what is owed. */
export function pointsLost({
  availablePoints,
  pendingPoints,
  debtPoints,
}: Pick<Account, 'availablePoints' | 'pendingPoints' | 'debtPoints'>): Points {
  return addPoints(availablePoints, pendingPoints, negatePoints(debtPoints));
}

function waitsIn(
  { state, delivery }: Pick<Order, 'state' | 'delivery'>,
  kind: Order['delivery']['kind'],
): boolean {
  return state === 'ready' && delivery.kind === kind;
}
