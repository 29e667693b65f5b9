import { addPoints, toPoints, zeroPoints, type Points } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type {
  Account,
  AccountParts,
  EntryKind,
  LedgerEntry,
  ReturnReason,
} from '#shared/points/model';
import { reverseEarn, reverseSpend, type ReversesTooMuch } from '#shared/points/reversal';
import { netPointsBetween, netPointsOf } from '#shared/points/rules';
import { growthTakenBack } from '#shared/tier/growth';
import type { Call, WriteRefusal } from '../_kit/action';
import { findEntry, listReversals } from './entries';
import { repairAccount } from './repair';
import type { PostingContext } from './context';
import { postToAccount, type Decision } from './post';

/** What to undo of an entry, and under which name: a refund's own id makes it happen once. */
export interface ReversalOrder {
  readonly entryId: EntryId;
  /** How many of its points; the reversals of an entry never name more than it gave or took. */
  readonly points: Points | 'all';
  readonly reversalId: string;
  /** In somebody's own words, or as a code that the statement has words for. */
  readonly reason: { readonly words: string } | { readonly code: ReturnReason };
  /** Whose entry it is, where it may be so new that only the account has it yet. */
  readonly memberId?: MemberId;
  /** Parts of the account that change back together with the points. */
  readonly changes?: (account: Account, entry: LedgerEntry) => AccountParts;
}

export interface ReversalReply {
  readonly entryId: EntryId;
  /** What the member gained (after a spend) or lost (after an earn), debt included. */
  readonly netPoints: Points;
  readonly availablePoints: Points;
}

export type ReversalRefusal = Refusal<'points.entry_not_found'> | ReversesTooMuch | WriteRefusal;

/** Undoes all or a part of what an entry gave or took. Source: docs/domain/points.md, rule 16. */
export async function reverseEntry(
  call: Call,
  order: ReversalOrder,
): Promise<Result<ReversalReply, ReversalRefusal>> {
  const found = await findReversible(call, order);
  const entry = found && (await withLotsTaken(call, found));
  if (entry?.reversesEntryId !== null) return refuse({ code: 'points.entry_not_found' });
  const person = { memberId: entry.memberId, openid: null };

  return postToAccount<ReversalReply, ReversalRefusal>(call, person, async (account, context) => {
    const reversals = await listReversals(call, entry);
    const reversalEntryId = `reverse:${order.entryId}:${order.reversalId}` as EntryId;
    const standing = reversals.find((one) => one.entryId === reversalEntryId);
    if (standing) {
      return namedPoints(standing) === pointsOf(order, entry)
        ? accept({ answered: replyFrom(standing) })
        : refuse({ code: 'request.key_reused' });
    }
    const reversedBefore = addPoints(zeroPoints, ...reversals.map(namedPoints));
    return decideReversal(call, entry, order, {
      account,
      context,
      reversedBefore,
      reversalEntryId,
    });
  });
}

/** A hold moves no points, either, and is no earn. */
const growthKinds: ReadonlySet<EntryKind> = new Set<EntryKind>(['purchase', 'growth']);

function decideReversal(
  call: Call,
  entry: LedgerEntry,
  order: ReversalOrder,
  at: {
    account: Account;
    context: PostingContext;
    reversedBefore: Points;
    reversalEntryId: EntryId;
  },
): Result<Decision<ReversalReply>, ReversesTooMuch> {
  const { account, context, reversedBefore } = at;
  const { today, graceDays, pointsRule } = context;
  const entryPoints = netPointsOf(entry);
  // What brings growth alone is an earn: a purchase that a cap left no points, money paid for an order.
  const isEarn = entryPoints > 0 || (entryPoints === 0 && growthKinds.has(entry.kind));
  const points = pointsOf(order, entry);
  const reversed = isEarn
    ? reverseEarn(account, entry, {
        points,
        reversedBefore,
        policy: pointsRule.body.reversePolicy,
      })
    : reverseSpend(account, entry, { points, reversedBefore, today, graceDays });
  if (!reversed.ok) return reversed;

  const code = isEarn ? 'reverse_earn' : 'reverse_spend';
  const netPoints = netPointsBetween(account, reversed.value);
  return accept({
    posting: {
      entryId: at.reversalEntryId,
      kind: code,
      holdings: reversed.value,
      businessDate: today,
      atMs: call.nowMs,
      requestId: call.requestId,
      reversesEntryId: entry.entryId,
      growth: growthTakenBack(entry.growth, entryPoints, { points, reversedBefore }),
      explanation: {
        rule: { name: 'points', version: pointsRule.version },
        steps: [{ code, points: netPoints, facts: { namedPoints: points, ...reasonFacts(order) } }],
      },
      ...(order.changes && { changes: order.changes(account, entry) }),
    },
    reply: (after) => ({
      entryId: at.reversalEntryId,
      netPoints,
      availablePoints: after.availablePoints,
    }),
  });
}

async function findReversible(
  call: Call,
  { entryId, memberId }: ReversalOrder,
): Promise<LedgerEntry | null> {
  const found = await findEntry(call, entryId);
  if (found || memberId === undefined) return found;
  await repairAccount(call, memberId);
  return findEntry(call, entryId);
}

/**
 * What was captured had been taken when it was held, so the lots it took are those of the hold. Both
 * are named after it: `hold:` and `capture:`, then the member and the hold.
 */
async function withLotsTaken(call: Call, entry: LedgerEntry): Promise<LedgerEntry> {
  if (entry.kind !== 'capture') return entry;
  const held = await findEntry(call, entry.entryId.replace(/^capture:/, 'hold:') as EntryId);
  if (!held) throw new Error(`${entry.entryId} was never held`);
  return { ...entry, lotMoves: held.lotMoves };
}

function pointsOf({ points }: ReversalOrder, entry: LedgerEntry): Points {
  return points === 'all' ? toPoints(Math.abs(netPointsOf(entry))) : points;
}

function reasonFacts({ reason }: ReversalOrder): Record<string, string> {
  return 'code' in reason ? { because: reason.code } : { reason: reason.words };
}

function namedPoints({ explanation }: LedgerEntry): Points {
  return toPoints(Number(explanation.steps[0]?.facts['namedPoints'] ?? 0));
}

function replyFrom(reversal: LedgerEntry): ReversalReply {
  return {
    entryId: reversal.entryId,
    netPoints: netPointsOf(reversal),
    availablePoints: reversal.balanceAfterPoints,
  };
}
