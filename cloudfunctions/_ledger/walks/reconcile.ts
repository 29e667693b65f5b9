import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import type { Account, LedgerEntry } from '#shared/points/model';
import { bookFault } from '#shared/proof/invariants';
import type { Call } from '../../_kit/action';
import { findDocument, withoutId } from '../../_kit/documents';
import { listAccountsAfter } from './accounts';
import { headEntries, listEntriesAfter } from '../entries';
import { programmeInForce } from '../rulebook';

const accountsPerBatch = 50;
const entriesPerPage = 500;
/** Units: ms. One run ends well inside the function's time limit; the next goes on from its place. */
const runMs = 40_000;
/** More than these would say nothing new; the count goes on. */
const faultsKept = 100;

/**
 * One night's comparison of all books; also how far it has come. `rootHash` is a hash over the head
 * of every account, in the order of their ids: kept outside the database, it proves a night's books
 * later on.
 */
export interface Reconciliation {
  readonly date: BusinessDate;
  readonly lastMemberId: string;
  readonly isDone: boolean;
  readonly accounts: number;
  readonly faults: number;
  readonly rootHash: string;
  readonly found: readonly { readonly memberId: string; readonly fault: string }[];
}

/**
 * Compares every account with all its entries: chain, sums, lots, and every other invariant that one
 * book shows. Reports and never mends: a difference is for people. Runs in pieces; one whole walk a business date, kept under the date.
 */
export async function reconcile(call: Call): Promise<{ accounts: number; faults: number }> {
  const programme = await programmeInForce(call);
  const date = businessDateAt(call.nowMs, programme.body.dayBoundary);
  const id = `reconcile:${date}`;
  const kept = await findDocument<Reconciliation>(call.database, 'jobs', id);
  let state = kept ? withoutId(kept) : startOf(date);

  const startedAtMs = call.ports.now();
  while (!state.isDone && call.ports.now() - startedAtMs < runMs) {
    const batch = await listAccountsAfter(call, state.lastMemberId, accountsPerBatch);
    for (const account of batch) state = await check(call, state, account);
    state = { ...state, isDone: batch.length < accountsPerBatch };
    await call.database.collection('jobs').doc(id).set(state);
  }
  return { accounts: state.accounts, faults: state.faults };
}

function startOf(date: BusinessDate): Reconciliation {
  return {
    date,
    lastMemberId: '',
    isDone: false,
    accounts: 0,
    faults: 0,
    rootHash: '',
    found: [],
  };
}

async function check(call: Call, state: Reconciliation, account: Account): Promise<Reconciliation> {
  const { sha256 } = call.ports;
  const { memberId, seq, headHash } = account;
  const entries = await allEntries(call, account);
  const fault = bookFault({ account, entries }, { sha256, nowMs: call.nowMs });
  return {
    ...state,
    lastMemberId: memberId,
    accounts: state.accounts + 1,
    faults: state.faults + (fault ? 1 : 0),
    rootHash: sha256(`${state.rootHash}\n${memberId} ${String(seq)} ${headHash}`),
    found: fault ? [...state.found, { memberId, fault }].slice(0, faultsKept) : state.found,
  };
}

/** Up to the account's place: entries posted after it was read belong to the next night. */
async function allEntries(call: Call, account: Account): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    const page = await listEntriesAfter(call, account.memberId, after, entriesPerPage);
    entries.push(...page);
    if (page.length < entriesPerPage) break;
  }
  const newest = entries.at(-1)?.seq ?? 0;
  const heads = headEntries(account).filter((entry) => entry.seq > newest);
  return [...entries.filter((entry) => entry.seq <= account.seq), ...heads];
}
