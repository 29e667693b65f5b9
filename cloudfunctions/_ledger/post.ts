import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { Account, Posting } from '#shared/points/model';
import { post } from '#shared/points/rules';
import type { Call } from '../_kit/action';
import type { Person } from '../_kit/caller';
import { retryWithJitter } from '../_kit/retry';
import { compareAndSetAccount, findAccountForChange } from './accounts';
import { addEntry } from './entries';
import { register } from './register';

/** What a feature decided about an account: post this, or repeat what was answered before. */
export type Decision<Reply> =
  | { readonly posting: Posting; readonly reply: (after: Account) => Reply }
  | { readonly answered: Reply };

type Decide<Reply, Refused extends Refusal> = (
  account: Account,
) => Result<Decision<Reply>, Refused> | Promise<Result<Decision<Reply>, Refused>>;

/**
 * The only way points move: read the account, let the feature decide, write account and entry in
 * one compare-and-set, then add the entry to the ledger. Three database calls when nobody
 * interferes. Source: docs/architecture.md, "The ledger".
 *
 * Before a new entry becomes the head, the old head is known to be in the ledger, so at most the
 * newest entry of an account can ever be missing there: the next posting, or the sweep, adds it.
 *
 * Errors: what `decide` refuses; `request.busy` when others kept changing the account.
 */
export async function postToAccount<Reply, Refused extends Refusal>(
  call: Call,
  person: Person,
  decide: Decide<Reply, Refused>,
): Promise<Result<Reply, Refused | Refusal<'request.busy'>>> {
  const outcome = await retryWithJitter(call.ports, () => tryToPost(call, person, decide));
  return outcome ?? refuse({ code: 'request.busy' });
}

async function tryToPost<Reply, Refused extends Refusal>(
  call: Call,
  person: Person,
  decide: Decide<Reply, Refused>,
): Promise<Result<Reply, Refused> | null> {
  const account = await readSettledAccount(call, person);
  const decided = await decide(account);
  if (!decided.ok) return decided;
  if ('answered' in decided.value) return accept(decided.value.answered);

  const { posting, reply } = decided.value;
  const next = post(account, posting, call.ports.sha256);
  const isWritten = await compareAndSetAccount(
    call,
    account,
    next.account,
    next.entry,
    posting.changes,
  );
  if (!isWritten) return null;
  await addEntry(call, next.entry);
  return accept(reply(next.account));
}

/** The account with its head entry in the ledger; registers the person when new. */
async function readSettledAccount(call: Call, person: Person): Promise<Account> {
  const found = await findAccountForChange(call, person.memberId);
  if (!found) return register(call, person);
  const [head] = found.account.recentEntries;
  if (!found.headIsInLedger && head) await addEntry(call, head);
  return found.account;
}
