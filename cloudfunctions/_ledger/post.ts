import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { Account, LedgerEntry, Posting } from '#shared/points/model';
import type { Call } from '../_kit/action';
import type { Person } from '../_kit/caller';
import { retryWithJitter } from '../_kit/retry';
import {
  findAccountForChange,
  standingAmongRecent,
  type AccountForPosting,
  type Beside,
} from './account-read';
import { compareAndSetAccount } from './accounts';
import { append, settle, withTier, type Batch } from './batch';
import { postingContext, type PostingContext } from './context';
import { addEntries, headEntries } from './entries';
import { register } from './register';

/** What a feature decided about an account: post this, or repeat what was answered before. */
export type Decision<Reply> =
  | {
      readonly posting: Posting;
      readonly reply: (after: Account) => Reply;
      /**
       * Writes of the feature's own that need not wait for the entries to be added: begun once the
       * account is changed. A run that dies there leaves them to whoever repeats or sweeps.
       */
      readonly alongside?: () => Promise<unknown>;
    }
  | { readonly answered: Reply };

/**
 * `standing` is the entry that `postToAccount` was asked to look for, null for none; `beside` the
 * documents of the feature's own that it was asked to read with the account.
 */
type Decide<Reply, Refused extends Refusal> = (
  account: Account,
  context: PostingContext,
  standing: LedgerEntry | null,
  beside: readonly unknown[],
) => Result<Decision<Reply>, Refused> | Promise<Result<Decision<Reply>, Refused>>;

/**
 * The only way points move: read the account, post what time has made due, let the feature decide,
 * write account and entries in one compare-and-set, then add the entries to the ledger. Three
 * database calls when nobody interferes. Source: docs/architecture.md, "The ledger".
 *
 * Before new entries become the head, the old head is known to be in the ledger, so only the entries
 * of the last change can ever be missing there: the next posting, or the sweep, adds them. What
 * `decide` reads of the ledger is therefore complete as of the account it is given. In the
 * same read it is given the entry that stands under `entryId` or, without one, what this request has
 * posted to the account before, however long ago: a repetition meets its own. What is read `beside`
 * is read anew whenever the account has changed: whoever changes the account first is seen.
 *
 * Errors: what `decide` refuses; `request.busy` when others kept changing the account.
 */
export async function postToAccount<Reply, Refused extends Refusal>(
  call: Call,
  person: Person,
  decide: Decide<Reply, Refused>,
  entryId: EntryId | null = null,
  beside: Beside | null = null,
): Promise<Result<Reply, Refused | Refusal<'request.busy'>>> {
  const context = await postingContext(call);
  const outcome = await retryWithJitter(call.ports, () =>
    tryToPost(call, context, person, { decide, entryId, beside }),
  );
  return outcome ?? refuse({ code: 'request.busy' });
}

/**
 * The account with everything posted that has fallen due by itself. One call when nothing has; what
 * a member is shown and what the entries add up to are always the same.
 */
export async function settledAccount(
  call: Call,
  person: Person,
  found: Account | null,
): Promise<Account> {
  const account = found ?? (await register(call, person));
  const isDue = account.nextDueAtMs !== null && account.nextDueAtMs <= call.nowMs;
  if (!isDue) return account;
  const context = await postingContext(call);
  const settled = await retryWithJitter(call.ports, async () => {
    const { account: read } = await readAccount(call, person, { entryId: null, beside: null });
    const batch = settle(call, context, read);
    return (await write(call, read, batch, {})) ? batch.account : null;
  });
  if (!settled) throw new Error(`${person.memberId} kept changing while it was settled`);
  return settled;
}

async function tryToPost<Reply, Refused extends Refusal>(
  call: Call,
  context: PostingContext,
  person: Person,
  wanted: Wanted & { readonly decide: Decide<Reply, Refused> },
): Promise<Result<Reply, Refused> | null> {
  const { account: read, standing, beside } = await readAccount(call, person, wanted);
  const settled = settle(call, context, read);
  const decided = await wanted.decide(settled.account, context, standing, beside);
  if (!decided.ok) return decided;
  if ('answered' in decided.value) return accept(decided.value.answered);

  const { posting, reply, alongside } = decided.value;
  const isReversal = (posting.growth?.growth ?? 0) < 0;
  const posted = append(call, context, settled, posting);
  const batch = withTier(call, context, posted, isReversal);
  const written = await write(call, read, batch, posting.changes, alongside);
  return written ? accept(reply(batch.account)) : null;
}

/** What is read with an account. */
interface Wanted {
  readonly entryId: EntryId | null;
  readonly beside: Beside | null;
}

type AccountRead = Pick<AccountForPosting, 'account' | 'standing' | 'beside'>;

/** The account with its head entries in the ledger; registers the person when new. */
async function readAccount(
  call: Call,
  person: Person,
  { entryId, beside }: Wanted,
): Promise<AccountRead> {
  const found = await findAccountForChange(call, person.memberId, entryId, beside);
  if (!found) {
    // A twin may have been quicker, and have posted already.
    const account = await register(call, person);
    if (beside) return readAccount(call, person, { entryId, beside });
    return { account, standing: standingAmongRecent(call, account, entryId), beside: [] };
  }
  if (!found.headIsInLedger) await addEntries(call, headEntries(found.account));
  return found;
}

async function write(
  call: Call,
  read: Account,
  { account, entries }: Batch,
  changes: Posting['changes'],
  alongside?: () => Promise<unknown>,
): Promise<boolean> {
  if (entries.length === 0) return true;
  if (!(await compareAndSetAccount(call, read, account, entries, changes))) return false;
  await Promise.all([addEntries(call, entries), alongside?.()]);
  return true;
}
