import type { Seat, Team } from '#shared/groupbuy/model';
import { priceOf } from '#shared/groupbuy/terms';
import { negatePoints } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { accept, type Refusal, type Result } from '#shared/kernel/result';
import { expiresOnFor } from '#shared/points/expiry';
import type {
  Account,
  EntryKind,
  ExplainedStep,
  Holdings,
  ReturnReason,
} from '#shared/points/model';
import { capture, earn, hold, releaseHold, type NotEnough } from '#shared/points/rules';
import type { Call } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { findEntry } from '../../_ledger/entries';
import type { PostingContext } from '../../_ledger/context';
import { postToAccount, type Decision } from '../../_ledger/post';
import { repairAccount } from '../../_ledger/repair';
import { reverseEntry } from '../../_ledger/reverse';

/** Points stay set aside longer than any team lives and any job sleeps. Units: ms. */
const holdMarginMs = 30 * 86_400_000;

/** Says no before anything is written; setting the points aside decides. */
export async function tooFewPoints(
  call: Call,
  { terms }: Pick<Team, 'terms'>,
  { memberId, quantity }: Pick<Seat, 'memberId' | 'quantity'>,
): Promise<NotEnough | null> {
  const { pricePoints } = priceOf(terms, quantity);
  if (pricePoints === 0) return null;
  const account = await findAccount(call, memberId);
  const availablePoints = account?.availablePoints ?? 0;
  if (availablePoints >= pricePoints) return null;
  return { code: 'points.insufficient', neededPoints: pricePoints, availablePoints };
}

/** Points that are part of a price, set aside when the seat is held. Nothing for a price without. */
export async function holdPoints(
  call: Call,
  team: Team,
  seat: Seat,
): Promise<Result<null, NotEnough | Refusal<'request.busy'>>> {
  const { pricePoints } = priceOf(team.terms, seat.quantity);
  if (pricePoints === 0) return accept(null);
  return postOnce<NotEnough>(call, seat, 'hold', (account) => {
    const untilMs = team.deadlineMs + holdMarginMs;
    const held = hold(account, { holdId: seat.orderId, points: pricePoints, untilMs });
    return held.ok ? accept({ holdings: held.value, steps: [] }) : held;
  });
}

/** What was set aside is paid. */
export async function takeHeldPoints(call: Call, team: Team, seat: Seat): Promise<void> {
  const { pricePoints } = priceOf(team.terms, seat.quantity);
  if (pricePoints === 0) return;
  await postOnce<never>(call, seat, 'capture', (account) => {
    const captured = capture(account, seat.orderId);
    // Given back by its own deadline: then the team took a month to be settled, and they are a gift.
    if (!captured.ok) return accept(null);
    const step = {
      code: 'groupbuy.price',
      points: negatePoints(pricePoints),
      facts: factsOf(team, seat),
    };
    return accept({ holdings: captured.value, steps: [step] });
  });
}

/** What was set aside is free again. */
export async function releaseHeldPoints(
  call: Call,
  team: Team,
  seat: Pick<Seat, 'memberId' | 'orderId'>,
): Promise<void> {
  if (team.terms.teamPricePoints === 0) return;
  await postOnce<never>(call, seat, 'unhold', (account, { today, pointsRule }) => {
    const { graceDays } = pointsRule.body;
    const released = releaseHold(account, seat.orderId, { today, graceDays });
    return accept(released.ok ? { holdings: released.value, steps: [] } : null);
  });
}

/** The bonus of a team that succeeded, once an order. */
export async function giveBonus(call: Call, team: Team, seat: Seat): Promise<void> {
  const { bonusPoints } = team.terms;
  if (bonusPoints === 0) return;
  await postOnce<never>(call, seat, 'groupbuy', (account, { today, pointsRule }) => {
    const expiresOn = expiresOnFor(today, pointsRule.body.expiry);
    const step = { code: 'groupbuy.bonus', points: bonusPoints, facts: factsOf(team, seat) };
    const holdings = earn(account, { points: bonusPoints, expiresOn });
    return accept({ holdings, steps: [step] });
  });
}

/** After-sales: the bonus is taken back, and the points of the price return to their lots. */
export async function undoPoints(call: Call, team: Team, seat: Seat): Promise<void> {
  const { pricePoints } = priceOf(team.terms, seat.quantity);
  const { bonusPoints } = team.terms;
  const undone = [
    { kind: 'groupbuy', points: bonusPoints },
    { kind: 'hold', points: pricePoints },
  ] as const;
  for (const { kind, points } of undone) {
    if (points === 0) continue;
    if (kind === 'hold' && !(await wasTaken(call, seat))) continue;
    const entryId = entryIdOf(kind, seat);
    const reason = { code: returnReason(seat) };
    const reversed = await reverseEntry(call, { entryId, points, reversalId: 'refund', reason });
    if (!reversed.ok) throw new Error(`${entryId} is not reversed: ${reversed.error.code}`);
  }
}

/** Points that their own deadline gave back were never paid. Sure, also right after a run that died. */
async function wasTaken(call: Call, seat: Seat): Promise<boolean> {
  const captureId = entryIdOf('capture', seat);
  if (await findEntry(call, captureId)) return true;
  await repairAccount(call, seat.memberId);
  return (await findEntry(call, captureId)) !== null;
}

/** Why what a team brought goes back. */
export const returnReason = ({ reason }: Seat): ReturnReason =>
  reason === 'not_collected' ? 'groupbuy.not_collected' : 'groupbuy.after_sales';

interface Posted {
  readonly holdings: Holdings;
  readonly steps: readonly ExplainedStep[];
}

/** Posts under the order's own id, so once; null of `decide` posts nothing. */
async function postOnce<Refused extends Refusal>(
  call: Call,
  seat: Pick<Seat, 'memberId' | 'orderId'>,
  kind: EntryKind,
  decide: (account: Account, context: PostingContext) => Result<Posted | null, Refused>,
): Promise<Result<null, Refused | Refusal<'request.busy'>>> {
  const entryId = entryIdOf(kind, seat);
  const person = { memberId: seat.memberId, openid: null };
  const posted = await postToAccount<null, Refused>(call, person, async (account, context) => {
    const isPosted = account.recentEntries.some((entry) => entry.entryId === entryId);
    if (isPosted || (await findEntry(call, entryId))) return accept({ answered: null });
    const decided = decide(account, context);
    if (!decided.ok) return decided;
    if (decided.value === null) return accept({ answered: null });
    const { holdings, steps } = decided.value;
    const name = kind === 'groupbuy' ? 'groupbuy' : 'points';
    return accept<Decision<null>>({
      posting: {
        entryId,
        kind,
        holdings,
        businessDate: context.today,
        atMs: call.nowMs,
        requestId: call.requestId,
        explanation: { rule: { name, version: context.pointsRule.version }, steps },
      },
      reply: () => null,
    });
  });
  return posted;
}

function entryIdOf(
  kind: EntryKind,
  { memberId, orderId }: { memberId: MemberId; orderId: string },
): EntryId {
  return `${kind}:${memberId}:${orderId}` as EntryId;
}

function factsOf({ teamId, terms }: Team, { quantity }: Seat): ExplainedStep['facts'] {
  return { title: terms.item.title, teamId, quantity };
}
