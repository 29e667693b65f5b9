import { businessDateAt } from '#shared/kernel/businessdate';
import type { EntryId } from '#shared/kernel/ids';
import type { JoinSource, Member } from '#shared/member/model';
import type { Account } from '#shared/points/model';
import { emptyAccount, post } from '#shared/points/chain';
import { expiresOnFor } from '#shared/points/expiry';
import { earn } from '#shared/points/rules';
import type { Call } from '../_kit/action';
import type { Person } from '../_kit/caller';
import { addDocument } from '../_kit/documents';
import { addAccount, findAccount } from './accounts';
import { idsBefore } from './departed';
import { addEntries, headEntries } from './entries';
import { pointsRulesInForce, programmeInForce } from './rulebook';

/**
 * Makes a person a member, on whatever action comes first. Both ids are derived from the openid, so
 * first calls at the same instant make one member. The account comes second and already holds the
 * welcome entry, which who comes back after a deletion has had: whoever has an account is wholly registered. `source` is written now or never.
 */
export async function register(
  call: Call,
  person: Person,
  source: JoinSource | null = null,
): Promise<Account> {
  if (person.openid === null) throw new Error(`${person.memberId} has no account`);
  const member: Member = {
    memberId: person.memberId,
    openid: person.openid,
    profile: { nickname: '', avatar: '' },
    consents: [],
    joinedAtMs: call.nowMs,
    source,
  };
  await addDocument(call.database, 'members', { _id: member.memberId, ...member });

  const account = await openingAccount(call, person);
  if ((await addAccount(call, account)) === 'added') {
    if (account.seq > 0) await addEntries(call, account.recentEntries);
    return account;
  }
  const standing = await findAccount(call, person.memberId);
  if (!standing) throw new Error(`account ${person.memberId} is taken and missing`);
  await addEntries(call, headEntries(standing));
  return standing;
}

async function openingAccount(call: Call, person: Person): Promise<Account> {
  const [programme, pointsRule] = await Promise.all([
    programmeInForce(call),
    pointsRulesInForce(call),
  ]);
  const { welcomePoints, dayBoundary } = programme.body;
  const account = emptyAccount(person.memberId, call.nowMs);
  if (welcomePoints === 0 || idsBefore(call, person).length > 0) return account;
  const businessDate = businessDateAt(call.nowMs, dayBoundary);
  const expiresOn = expiresOnFor(businessDate, pointsRule.body.expiry);
  return post(
    account,
    {
      entryId: `welcome:${person.memberId}` as EntryId,
      kind: 'welcome',
      holdings: earn(account, { points: welcomePoints, expiresOn }),
      businessDate,
      atMs: call.nowMs,
      requestId: call.requestId,
      explanation: {
        rule: { name: 'programme', version: programme.version },
        steps: [{ code: 'welcome', points: welcomePoints, facts: {} }],
      },
    },
    { sha256: call.ports.sha256, dayBoundary },
  ).account;
}
