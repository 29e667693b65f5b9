import type { EntryId, MemberId } from '#shared/kernel/ids';
import {
  documentToEntry,
  effectOf,
  settlementKinds,
  type LedgerDocument,
} from '#shared/points/ledgerdocument';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { Call } from '../_kit/action';
import { withoutId, type Stored } from '../_kit/documents';

const collection = 'accounts';

/** An account as read for a change, and whether its newest entry has reached the ledger. */
export interface AccountForChange {
  readonly account: Account;
  readonly headIsInLedger: boolean;
}

/** The same, with the entry that stands where one is about to be posted; null for none. */
export interface AccountForPosting extends AccountForChange {
  readonly standing: LedgerEntry | null;
  /** What {@link Beside} asked for; empty without. */
  readonly beside: readonly unknown[];
}

/** Documents of a feature that are read together with the account: those with a value in an indexed field. */
export interface Beside {
  readonly from: string;
  readonly foreignField: string;
  readonly value: string;
}

/**
 * One call gives the account and tells whether the posting before died between its two writes, and
 * which entry stands already under an id or, without one, as the effect of this very request: the
 * look-ups cost nothing on top of the read.
 */
export async function findAccountForChange(
  call: Call,
  memberId: MemberId,
  entryId: EntryId | null,
  beside: Beside | null = null,
): Promise<AccountForPosting | null> {
  const wanted = entryId ?? effectOf(memberId, call.requestId);
  const foreignField = entryId === null ? 'effectOf' : '_id';
  const read = call.database
    .collection(collection)
    .aggregate()
    .match({ _id: memberId })
    .addFields({ wanted, ...(beside && { besideKey: beside.value }) })
    .lookup({ from: 'ledger', localField: 'headEntryId', foreignField: '_id', as: 'head' })
    .lookup({ from: 'ledger', localField: 'wanted', foreignField, as: 'standing' });
  // Without a key the look-up would match every document that lacks the field.
  const whole = beside
    ? read.lookup({
        ...{ from: beside.from, foreignField: beside.foreignField },
        ...{ localField: 'besideKey', as: 'beside' },
      })
    : read;
  const { data } = (await whole.end()) as { data: Stored<AccountRead>[] };
  const [found] = data;
  return found ? asRead(call, entryId, found) : null;
}

function asRead(
  call: Call,
  entryId: EntryId | null,
  {
    head,
    standing: [inLedger],
    wanted: _wanted,
    beside = [],
    besideKey: _key,
    ...stored
  }: Stored<AccountRead>,
): AccountForPosting {
  const recent = standingAmongRecent(call, stored, entryId);
  return {
    account: withoutId(stored),
    headIsInLedger: stored.headEntryId === '' || head.length > 0,
    standing: recent ?? (inLedger ? documentToEntry(inLedger) : null),
    beside,
  };
}

/** The entry under an id, or the effect of this request, if it is one of the newest. */
export function standingAmongRecent(
  call: Call,
  { recentEntries }: Pick<Account, 'recentEntries'>,
  entryId: EntryId | null,
): LedgerEntry | null {
  const found = recentEntries.find((entry) =>
    entryId === null
      ? entry.requestId === call.requestId && !settlementKinds.has(entry.kind)
      : entry.entryId === entryId,
  );
  return found ?? null;
}

type AccountRead = Account & {
  readonly head: readonly unknown[];
  readonly standing: readonly LedgerDocument[];
  readonly wanted: string;
  readonly beside?: readonly unknown[];
  readonly besideKey?: string;
};
