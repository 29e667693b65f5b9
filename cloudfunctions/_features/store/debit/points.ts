import { negatePoints, toPoints, type Points } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { ExplainedStep } from '#shared/points/model';
import { capture, releaseHold } from '#shared/points/rules';
import type { Debit } from '#shared/store/debit/model';
import { debitEntryIds } from '#shared/store/debit/rules';
import type { Call } from '../../../_kit/action';
import { findAccount } from '../../../_ledger/accounts';
import { findEntry } from '../../../_ledger/entries';
import { postToAccount, settledAccount } from '../../../_ledger/post';

/*
 * How a proposal ends is decided where its points are held: on the account, in one compare-and-set.
 * Whoever finds the hold gone asks which entry took it away.
 */

export type DebitEnd = 'confirmed' | 'declined' | 'expired' | 'withdrawn';

type Busy = Refusal<'request.busy'>;

/** The steps by which a hold that somebody ended differs from one whose deadline passed. */
const endSteps = { declined: 'debit.declined', withdrawn: 'debit.withdrawn' } as const;

/** Takes what was held. Gives how the debit ended, by this or by what came first. */
export async function captureDebit(call: Call, debit: Debit): Promise<Result<DebitEnd, Busy>> {
  const captureId = debitEntryIds(debit).capture as EntryId;
  const posted = await postToAccount<'confirmed', Refusal<'points.hold_not_found'>>(
    call,
    personOf(debit),
    (account, { today, pointsRule }, standing) => {
      if (standing) return accept({ answered: 'confirmed' });
      const captured = capture(account, debit.debitId);
      if (!captured.ok) return captured;
      const { version } = pointsRule;
      return accept({
        posting: {
          entryId: captureId,
          kind: 'capture',
          holdings: captured.value,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: { name: 'points', version },
            steps: [spendStep(debit, negatePoints(debit.points))],
          },
        },
        reply: () => 'confirmed',
      });
    },
    captureId,
  );
  if (posted.ok) return posted;
  if (posted.error.code === 'request.busy') return refuse({ code: 'request.busy' });
  return findEnd(call, debit);
}

/** Gives back what was held: the member said no, or the till gave it up. Gives how the debit ended. */
export async function releaseDebit(
  call: Call,
  debit: Debit,
  as: keyof typeof endSteps = 'declined',
): Promise<Result<DebitEnd, Busy>> {
  const unholdId = debitEntryIds(debit).unhold as EntryId;
  const posted = await postToAccount<DebitEnd | 'gone', never>(
    call,
    personOf(debit),
    (account, { today, graceDays }, standing) => {
      if (standing) return accept({ answered: endOf(standing.explanation.steps) });
      const released = releaseHold(account, debit.debitId, { today, graceDays });
      // Captured, or past its deadline in this very instant.
      if (!released.ok) return accept({ answered: 'gone' });
      const { storeId, billNumber } = debit;
      return accept({
        posting: {
          entryId: unholdId,
          kind: 'unhold',
          holdings: released.value,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: null,
            steps: [{ code: endSteps[as], points: toPoints(0), facts: { storeId, billNumber } }],
          },
        },
        reply: () => as,
      });
    },
    unholdId,
  );
  if (!posted.ok) return posted;
  return posted.value === 'gone' ? findEnd(call, debit) : accept(posted.value);
}

/** The use of points as the statement explains it, wherever it is posted from. */
export function spendStep(
  { storeId, storeName, billNumber, billFen, worthFen }: Omit<Debit, 'points'>,
  points: Points,
): ExplainedStep {
  const facts = { storeId, storeName, billNumber, billFen, worthFen };
  return { code: 'spend.cash', points, facts };
}

/**
 * How a debit ended whose hold is gone. What its deadline did is posted first, so that no function with
 * a slower clock can still capture what has been called expired.
 */
async function findEnd(call: Call, debit: Debit): Promise<Result<DebitEnd, Busy>> {
  const person = personOf(debit);
  await settledAccount(call, person, await findAccount(call, person.memberId));
  const { capture: captureId, unhold: unholdId } = debitEntryIds(debit);
  const captured = await postToAccount<boolean, never>(
    call,
    person,
    (_account, _context, standing) => accept({ answered: standing !== null }),
    captureId as EntryId,
  );
  if (!captured.ok) return captured;
  if (captured.value) return accept('confirmed');
  const unhold = await findEntry(call, unholdId as EntryId);
  return accept(unhold ? endOf(unhold.explanation.steps) : 'expired');
}

function endOf(steps: readonly ExplainedStep[]): 'declined' | 'withdrawn' | 'expired' {
  const ends = ['declined', 'withdrawn'] as const;
  return ends.find((end) => steps.some(({ code }) => code === endSteps[end])) ?? 'expired';
}

function personOf({ memberId }: Debit): { memberId: Debit['memberId']; openid: null } {
  return { memberId, openid: null };
}
