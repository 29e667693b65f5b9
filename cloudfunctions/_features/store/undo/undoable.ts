import type { Points } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { StaffMark } from '#shared/store/purchase/model';
import type { Call } from '../../../_kit/action';
import { reverseEntry, type ReversalOrder } from '../../../_ledger/reverse';

export type UndoMark = StaffMark & { readonly reason: string };

type Busy = Refusal<'request.busy'>;

/** Something done at the counter that can be taken back, whatever it was. */
export interface Undoable {
  readonly entryId: string;
  readonly storeId: string;
  readonly done: StaffMark;
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
  order: Pick<ReversalOrder, 'points' | 'reason' | 'changes'> & {
    readonly entryId: string;
    readonly memberId: MemberId;
  },
): Promise<Result<Points, Busy>> {
  const entryId = order.entryId as EntryId;
  const reversed = await reverseEntry(call, { ...order, entryId, reversalId });
  if (reversed.ok) return accept(reversed.value.netPoints);
  if (reversed.error.code === 'request.busy') return refuse({ code: 'request.busy' });
  throw new Error(`${entryId} cannot be undone: ${reversed.error.code}`);
}
