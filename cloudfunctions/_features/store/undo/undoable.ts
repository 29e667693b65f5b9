import type { Fen, Points } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { AuditFacts } from '#shared/store/audit/model';
import type { StaffMark, UndoMark } from '#shared/store/purchase/model';
import type { UndoAsk } from '#shared/store/undo/model';
import type { Call } from '../../../_kit/action';
import { reverseEntry, type ReversalOrder } from '../../../_ledger/reverse';
import { writeDown } from '../till/deed';

type Busy = Refusal<'request.busy'>;

/** Something done at the counter that can be taken back, whatever it was. */
export interface Undoable {
  readonly entryId: string;
  readonly storeId: string;
  /** Null for a bill without a member. */
  readonly memberId: MemberId | null;
  readonly done: StaffMark;
  /** What counts towards the limits of who takes it back late; nothing where none of it has a worth. */
  readonly worthFen: Fen;
  /** As it is shown to who gives the second word; null for what never needs one. */
  readonly bill: Pick<UndoAsk, 'what' | 'billNumber' | 'amountFen' | 'points'> | null;
  /** Who has begun to take it back; null while nobody has. */
  readonly undone: UndoMark | null;
  /** Marks it as being taken back. False when somebody was quicker. */
  readonly begin: (mark: UndoMark) => Promise<boolean>;
  /** Does all the rest, as often as it is asked. Gives what the member gained or lost. */
  readonly finish: (mark: UndoMark) => Promise<Result<Points, Busy>>;
}

/** An entry is undone once and as a whole: the reversal has one name. */
const reversalId = 'undo';

/** Reverses the whole of an entry. Errors: `request.busy`; throws on an entry that cannot be reversed. */
export async function reverseWhole(
  call: Call,
  {
    mark,
    ...order
  }: Pick<ReversalOrder, 'points' | 'changes'> & {
    readonly entryId: string;
    readonly memberId: MemberId;
    readonly mark: UndoMark;
  },
): Promise<Result<Points, Busy>> {
  const entryId = order.entryId as EntryId;
  // The member reads why it was wanted, not why a second person agreed.
  const reason = { words: (mark.asked ?? mark).reason };
  const reversed = await reverseEntry(call, { ...order, reason, entryId, reversalId });
  if (reversed.ok) return accept(reversed.value.netPoints);
  if (reversed.error.code === 'request.busy') return refuse({ code: 'request.busy' });
  throw new Error(`${entryId} cannot be undone: ${reversed.error.code}`);
}

/** Writes down what was taken back: as the deed of one person, or as the word of the second of two. */
export async function writeDownUndo(
  call: Call,
  mark: UndoMark,
  deed: {
    readonly storeId: string;
    readonly subject: AuditFacts;
    readonly before: AuditFacts;
    readonly netPoints: Points;
  },
): Promise<void> {
  const { storeId, subject, before, netPoints } = deed;
  await writeDown(call, {
    by: mark,
    storeId,
    action: mark.asked ? 'store.decideApproval' : 'store.undo',
    subject,
    reason: mark.reason,
    before,
    after: { state: 'undone', netPoints },
  });
}
