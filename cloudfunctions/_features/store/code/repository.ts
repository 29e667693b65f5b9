import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { BoundPhone } from '#shared/member/phone';
import type { Order } from '#shared/order/model';
import type { Account } from '#shared/points/model';
import type { CodeAttempt, CodeUse, MemberCode } from '#shared/store/code/model';
import type { Call } from '../../../_kit/action';
import { addDocuments, isUpdated, valuesOf, type Stored } from '../../../_kit/documents';
import { withBehind, type FoundBehind } from '../scan/repository';

const collection = 'codes';

/** A code with everything the till shows of who stands behind it. */
export interface CodeWithMember {
  readonly code: MemberCode;
  readonly newestIssuedAtMs: number;
  /** Null for who showed a code before anything else. */
  readonly account: Account | null;
  readonly member: Member | null;
  readonly phones: readonly BoundPhone[];
  /** Waiting to be handed out or shipped. */
  readonly readyOrders: readonly Order[];
}

/** Adds the codes of one issue in one call; `exists` when a number is taken by another code. */
export function addCodes(call: Call, codes: readonly MemberCode[]): Promise<'added' | 'exists'> {
  const documents = codes.map((code) => ({ _id: code.tokenHash, ...code }));
  return addDocuments(call.database, collection, documents);
}

/** One call: the code by what was scanned, who stands behind it, what waits for them, the newest issue. */
export async function findCodeWithMember(
  call: Call,
  by: { readonly _id: string } | { readonly digitsHash: string },
): Promise<CodeWithMember | null> {
  const { aggregate: $ } = call.database.command;
  const code = call.database
    .collection(collection)
    .aggregate()
    .match(by)
    .lookup({ from: collection, localField: 'memberId', foreignField: 'memberId', as: 'issued' })
    .addFields({ newestIssuedAtMs: $.max('$issued.issuedAtMs') })
    .project({ issued: 0 })
    .lookup({ from: 'accounts', localField: 'memberId', foreignField: '_id', as: 'accounts' });
  const { data } = (await withBehind(call, code).end()) as { data: FoundCode[] };
  return data[0] ? toCodeWithMember(data[0]) : null;
}

type FoundCode = Stored<MemberCode> &
  FoundBehind & {
    readonly newestIssuedAtMs: number;
    readonly accounts: readonly Account[];
  };

function toCodeWithMember({
  _id,
  newestIssuedAtMs,
  accounts,
  members,
  phones,
  orders,
  ...code
}: FoundCode): CodeWithMember {
  return {
    code,
    newestIssuedAtMs,
    account: accounts[0] ?? null,
    member: members[0] ?? null,
    phones,
    readyOrders: orders,
  };
}

/** Whose code it is; null for one that nobody issued, or that is long over. */
export async function findCodeOwner(
  call: Call,
  by: { readonly _id: string } | { readonly digitsHash: string },
): Promise<MemberId | null> {
  const [code] = await valuesOf<MemberCode>(
    call.database.collection(collection).where(by).limit(1).get(),
  );
  return code?.memberId ?? null;
}

/** Uses a code up. False when somebody else did since it was read: of two tills one gets it. */
export async function useCode(call: Call, tokenHash: string, use: CodeUse): Promise<boolean> {
  const { command } = call.database;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: tokenHash, used: null })
      .update({ used: command.set(use) }),
  );
}

/** Leaves word with the member that a code was tried which no longer held. */
export async function noteAttempt(
  call: Call,
  memberId: MemberId,
  attempt: CodeAttempt,
): Promise<void> {
  const codeAttempt = call.database.command.set(attempt);
  await call.database.collection('members').doc(memberId).update({ codeAttempt });
}

/** One call: the newest use of a member's codes, and the newest try that was refused. */
export async function findCodeStatus(
  call: Call,
  memberId: MemberId,
): Promise<{ used: CodeUse | null; attempt: CodeAttempt | null }> {
  const { data } = (await call.database
    .collection('members')
    .aggregate()
    .match({ _id: memberId })
    .lookup({ from: collection, localField: '_id', foreignField: 'memberId', as: 'issued' })
    .end()) as { data: (Member & { issued: readonly MemberCode[] })[] };
  const [found] = data;
  const uses = (found?.issued ?? []).flatMap(({ used }) => (used ? [used] : []));
  const newest = uses.reduce<CodeUse | null>(
    (latest, use) => (latest && latest.atMs >= use.atMs ? latest : use),
    null,
  );
  return { used: newest, attempt: found?.codeAttempt ?? null };
}

/** Codes whose end is so long ago that nobody need be told of them any more, the oldest first. */
export async function listOldCodes(
  call: Call,
  endedBeforeMs: number,
  limit: number,
): Promise<MemberCode[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ expiresAtMs: call.database.command.lt(endedBeforeMs) })
    .orderBy('expiresAtMs', 'asc')
    .limit(limit)
    .get()) as { data: Stored<MemberCode>[] };
  return data.map(({ _id, ...code }) => code);
}

/** Codes used since an instant, the oldest use first. */
export async function listUsedCodes(call: Call, sinceMs: number): Promise<MemberCode[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ 'used.atMs': call.database.command.gte(sinceMs) })
    .orderBy('used.atMs', 'asc')
    .limit(1000)
    .get()) as { data: Stored<MemberCode>[] };
  return data.map(({ _id, ...code }) => code);
}

export async function removeCodes(call: Call, codes: readonly MemberCode[]): Promise<void> {
  const ids = codes.map(({ tokenHash }) => tokenHash);
  await call.database
    .collection(collection)
    .where({ _id: call.database.command.in(ids) })
    .remove();
}
