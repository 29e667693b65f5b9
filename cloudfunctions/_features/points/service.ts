import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  GetAccountReply,
  GrantPointsReply,
  grantPointsRequest,
  ListEntriesReply,
  listEntriesRequest,
} from '#shared/points/contract';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { Call, MemberCall, WriteRefusal } from '../../_kit/action';
import { personOf } from '../../_kit/caller';
import { findAccount } from '../../_ledger/accounts';
import { findEntry, listEntries } from '../../_ledger/entries';
import { postToAccount, type Decision } from '../../_ledger/post';
import { register } from '../../_ledger/register';
import { programmeInForce } from '../../_ledger/rulebook';
import { balancesOf } from '#shared/points/rules';

const defaultPage = 20;

export async function getAccount(call: MemberCall): Promise<Result<GetAccountReply, never>> {
  const account = await findAccount(call, call.caller.memberId);
  return accept(balancesOf(account ?? (await register(call, call.caller))));
}

/** One page of the caller's entries. The newest may not have reached the ledger yet: see post.ts. */
export async function listStatement(
  call: MemberCall,
  { cursor, limit = defaultPage, filter = 'all' }: InferOutput<typeof listEntriesRequest>,
): Promise<Result<ListEntriesReply, never>> {
  const { memberId } = call.caller;
  const beforeSeq = cursor ? Number(cursor) : null;
  const query = { memberId, direction: filter, beforeSeq, limit: limit + 1 };
  const [head, stored] = await Promise.all([
    beforeSeq === null ? findHead(call, filter) : null,
    listEntries(call, query),
  ]);
  const isMissing = head !== null && !stored.some((entry) => entry.entryId === head.entryId);
  const found = isMissing ? [head, ...stored] : stored;
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return accept({
    entries,
    nextCursor: found.length > limit && last ? String(last.seq) : null,
  });
}

/** Gives points to a member, registering the person when new; once for each request id. */
export async function grantPoints(
  call: Call,
  { openid, points, reason }: InferOutput<typeof grantPointsRequest>,
): Promise<Result<GrantPointsReply, WriteRefusal>> {
  const person = personOf(openid, call.ports.hmac);
  const programme = await programmeInForce(call);
  const entryId = `grant:${person.memberId}:${call.requestId}` as EntryId;
  const facts = { reason };
  const reply = (account: Account): GrantPointsReply => ({
    memberId: person.memberId,
    entryId,
    availablePoints: account.availablePoints,
  });

  return postToAccount(call, person, async (account) => {
    const standing = await findEntry(call, entryId);
    if (standing) {
      const isSame =
        standing.deltaPoints === points &&
        standing.explanation.steps[0]?.facts['reason'] === reason;
      return isSame ? accept({ answered: reply(account) }) : refuse({ code: 'request.key_reused' });
    }
    return accept<Decision<GrantPointsReply>>({
      posting: {
        entryId,
        kind: 'grant',
        deltaPoints: points,
        businessDate: businessDateAt(call.nowMs, programme.body.dayBoundary),
        atMs: call.nowMs,
        requestId: call.requestId,
        explanation: { rule: null, steps: [{ code: 'grant', points, facts }] },
      },
      reply,
    });
  });
}

async function findHead(
  call: MemberCall,
  filter: 'all' | 'earned' | 'used',
): Promise<LedgerEntry | null> {
  const account = await findAccount(call, call.caller.memberId);
  const head = (account ?? (await register(call, call.caller))).recentEntries[0];
  if (!head) return null;
  const isWanted = filter === 'all' || (filter === 'earned') === head.deltaPoints > 0;
  return isWanted ? head : null;
}
