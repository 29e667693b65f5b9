import { toFen, type Fen, type Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Hold } from '../../points/model';
import type { Debit, DebitState } from './model';

export function debitKeyOf(storeId: string, date: BusinessDate, billNumber: string): string {
  return `debit:${storeId}:${date}:${billNumber}`;
}

/** From which states a debit may come into each. */
export const debitMoves: Readonly<Record<DebitState, readonly DebitState[]>> = {
  proposed: [],
  confirmed: ['proposed'],
  declined: ['proposed'],
  expired: ['proposed'],
  undoing: ['confirmed'],
  undone: ['undoing'],
};

/** What the uses of points at a bill mean for the points that the bill brings. */
export type PointsUsed =
  | { readonly is: 'open'; readonly expiresAtMs: number }
  /** Null where none were taken, or all were given back. */
  | { readonly is: 'ended'; readonly payableFen: Fen | null };

/**
 * Whether points were taken at a bill, by whomever. While a proposal waits nobody can know: it is asked
 * again once it has ended. A hold whose proposal is not written down yet waits like one.
 *
 * `holds` are those of the account that earns. Source: docs/domain/till.md, rule 23.
 */
export function pointsUsedAt(
  debitKey: string,
  debits: readonly Pick<Debit, 'state' | 'billFen' | 'worthFen' | 'expiresAtMs'>[],
  holds: readonly Pick<Hold, 'holdId' | 'untilMs'>[],
): PointsUsed {
  const isOfBill = ({ holdId }: Pick<Hold, 'holdId'>): boolean => holdId.split('#')[0] === debitKey;
  const held = holds.find(isOfBill);
  if (held) return { is: 'open', expiresAtMs: held.untilMs };
  const open = debits.find(({ state }) => state === 'proposed');
  if (open) return { is: 'open', expiresAtMs: open.expiresAtMs };
  const taken = debits.find(({ state }) => state === 'confirmed');
  return { is: 'ended', payableFen: taken ? toFen(taken.billFen - taken.worthFen) : null };
}

/** The ids under which a debit moves points; `unhold` is the one that a passed deadline uses, too. */
export function debitEntryIds({ memberId, debitId }: Pick<Debit, 'memberId' | 'debitId'>): {
  readonly hold: string;
  readonly capture: string;
  readonly unhold: string;
} {
  const id = (kind: string): string => `${kind}:${memberId}:${debitId}`;
  return { hold: id('hold'), capture: id('capture'), unhold: id('unhold') };
}

/** What is to be proposed. */
export interface WantedDebit {
  readonly memberId: MemberId;
  readonly billFen: Fen;
  readonly hasCoupon: boolean;
  readonly askedPoints: Points | null;
  readonly staffId: string;
  readonly requestId: string;
}

export type ProposalDecision =
  | { readonly action: 'propose'; readonly attempt: number }
  | { readonly action: 'answer'; readonly debit: Debit };

type ProposalRefusal =
  Refusal<'request.key_reused'> | Refusal<'store.debit_open'> | Refusal<'store.debit_taken'>;

/**
 * What a proposal comes to for a bill that may have been asked about before. A bill takes points once,
 * or its largest share could be passed in steps; after a no, a deadline or an undo it may be asked again.
 *
 * `attempts` oldest first. Source: docs/domain/till.md, rule 9.
 */
export function decideProposal(
  attempts: readonly Debit[],
  wanted: WantedDebit,
): Result<ProposalDecision, ProposalRefusal> {
  const own = attempts.find(({ proposed }) => isSameRequest(proposed, wanted));
  if (own) {
    return isSame(own, wanted)
      ? accept({ action: 'answer', debit: own })
      : refuse({ code: 'request.key_reused' });
  }
  const latest = attempts.at(-1);
  switch (latest?.state) {
    case 'proposed':
      return isSame(latest, wanted)
        ? accept({ action: 'answer', debit: latest })
        : refuse({ code: 'store.debit_open', expiresAtMs: latest.expiresAtMs });
    case 'confirmed':
      return refuse({
        code: 'store.debit_taken',
        points: latest.points,
        worthFen: latest.worthFen,
      });
    case 'declined':
    case 'expired':
    case 'undoing':
    case 'undone':
    case undefined:
      return accept({ action: 'propose', attempt: (latest?.attempt ?? 0) + 1 });
  }
}

function isSameRequest({ staffId, requestId }: Debit['proposed'], wanted: WantedDebit): boolean {
  return staffId === wanted.staffId && requestId === wanted.requestId;
}

function isSame(debit: Debit, wanted: WantedDebit): boolean {
  return (
    debit.memberId === wanted.memberId &&
    debit.billFen === wanted.billFen &&
    debit.hasCoupon === wanted.hasCoupon &&
    debit.askedPoints === wanted.askedPoints
  );
}
