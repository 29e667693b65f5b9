import { toFen, type Fen, type Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Hold } from '../../points/model';
import type { AskedDebit, Debit, DebitState } from './model';

/** One bill's uses of points; a second attempt adds its number to it. */
export function debitKeyOf(storeId: string, date: BusinessDate, billNumber: string): string {
  return `debit:${storeId}:${date}:${billNumber}`;
}

/** From which states a debit may come into each. */
export const debitMoves: Readonly<Record<DebitState, readonly DebitState[]>> = {
  reserved: [],
  void: ['reserved'],
  proposed: ['reserved'],
  confirmed: ['proposed'],
  declined: ['proposed'],
  expired: ['proposed'],
  withdrawn: ['proposed'],
  undoing: ['confirmed'],
  undone: ['undoing'],
};

/** Those in which a debit keeps its bill and has not come to an end. */
export const openStates: readonly DebitState[] = ['reserved', 'proposed'];

/** Whether the member's word, or the function that asks for it, may still change it. */
export function isOpen({ state }: Pick<Debit, 'state'>): boolean {
  return openStates.includes(state);
}

/** What the uses of points at a bill mean for the points that the bill brings. */
export type PointsUsed =
  /** `isAsked` where the word of the member is waited for, and not only the function that asks. */
  | { readonly is: 'open'; readonly isAsked: boolean; readonly expiresAtMs: number }
  /** Null where none were taken, or all were given back. */
  | { readonly is: 'ended'; readonly payableFen: Fen | null };

/**
 * Whether points were taken at a bill, by whomever. While a proposal waits, or is about to be made, nobody
 * can know: it is asked again once it has ended. A hold whose proposal is not written down yet waits like one.
 *
 * `holds` are those of the account that earns. Source: docs/domain/till.md, rule 23.
 */
export function pointsUsedAt(
  debitKey: string,
  debits: readonly Pick<Debit, 'state' | 'billFen' | 'worthFen' | 'expiresAtMs'>[],
  holds: readonly Pick<Hold, 'holdId' | 'untilMs'>[],
): PointsUsed {
  const isOfBill = ({ holdId }: Pick<Hold, 'holdId'>): boolean => holdId.split('#')[0] === debitKey;
  const open = debits.find(isOpen);
  if (open) {
    return { is: 'open', isAsked: open.state === 'proposed', expiresAtMs: open.expiresAtMs };
  }
  const held = holds.find(isOfBill);
  if (held) return { is: 'open', isAsked: false, expiresAtMs: held.untilMs };
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

/** Begin a new attempt; go on with one that was begun; or give the answer of one that was asked for. */
export type ProposalDecision =
  | { readonly action: 'propose'; readonly attempt: number }
  | { readonly action: 'resume'; readonly debit: Debit }
  | { readonly action: 'answer'; readonly debit: AskedDebit };

type ProposalRefusal =
  Refusal<'request.key_reused'> | Refusal<'store.debit_open'> | Refusal<'store.debit_taken'>;

/**
 * What a proposal comes to for a bill that may have been asked about before. A bill takes points once,
 * or its largest share could be passed in steps; after a no, a deadline or an undo it may be asked again.
 * An attempt that came to nothing before anybody was asked leaves no answer behind.
 *
 * `attempts` oldest first. Source: docs/domain/till.md, rule 9.
 */
export function decideProposal(
  attempts: readonly Debit[],
  wanted: WantedDebit,
): Result<ProposalDecision, ProposalRefusal> {
  const own = attempts.find(
    ({ proposed, state }) => state !== 'void' && isSameRequest(proposed, wanted),
  );
  if (own) {
    return isSame(own, wanted) ? accept(goOnWith(own)) : refuse({ code: 'request.key_reused' });
  }
  const latest = attempts.at(-1);
  switch (latest?.state) {
    case 'reserved':
    case 'proposed':
      return isSame(latest, wanted)
        ? accept(goOnWith(latest))
        : refuse({ code: 'store.debit_open', expiresAtMs: latest.expiresAtMs });
    case 'confirmed':
      return refuse({
        code: 'store.debit_taken',
        points: latest.points,
        worthFen: latest.worthFen,
      });
    case 'void':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'undoing':
    case 'undone':
    case undefined:
      return accept({ action: 'propose', attempt: (latest?.attempt ?? 0) + 1 });
  }
}

/** Whether its member was asked for it, so that it can be shown. */
export function isAsked(debit: Debit): debit is AskedDebit {
  return debit.state !== 'reserved' && debit.state !== 'void';
}

function goOnWith(debit: Debit): ProposalDecision {
  return isAsked(debit) ? { action: 'answer', debit } : { action: 'resume', debit };
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
