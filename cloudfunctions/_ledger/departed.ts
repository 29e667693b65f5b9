import type { MemberId } from '#shared/kernel/ids';
import type { Deletion } from '#shared/member/deletion';
import { memberIdOf } from '#shared/member/rules';
import type { Call } from '../_kit/action';
import type { Person } from '../_kit/caller';

const collection = 'deletions';

/** Units: ms. How long a process goes on with what it knows; whoever deletes knows it at once. */
const freshMs = 60_000;
/** Far more than the clocks of two machines differ, and than a function lives. */
const overlapMs = 10 * 60_000;
const batch = 1_000;

/** The members who are deleted, as far as this process has read on. */
interface Departed {
  readonly ids: Set<MemberId>;
  upToMs: number;
}

/**
 * Who a person is now: of the ids that follow from the openid, the first that was not given up. Who
 * comes back after a deletion is somebody new, with an id that does not lead to the old account.
 * One database call a minute in each process, whoever calls. Source: docs/domain/member.md, rule 19.
 */
export async function presentPerson(
  call: Call,
  openid: string,
): Promise<Person & { readonly openid: string }> {
  const { ids } = await departed(call);
  let returns = 0;
  let memberId = memberIdOf(openid, call.ports.hmac);
  while (ids.has(memberId)) {
    returns += 1;
    memberId = memberIdOf(openid, call.ports.hmac, returns);
  }
  return { openid, memberId };
}

/** The ids that a person has given up, the first of them first; none for who never was deleted. */
export function idsBefore(call: Call, { openid, memberId }: Person): MemberId[] {
  const before: MemberId[] = [];
  if (openid === null) return before;
  for (;;) {
    const id = memberIdOf(openid, call.ports.hmac, before.length);
    if (id === memberId) return before;
    before.push(id);
  }
}

/** This process knows at once, the others within a minute. */
export async function noteDeparted(call: Call, memberId: MemberId): Promise<void> {
  (await departed(call)).ids.add(memberId);
}

async function departed(call: Call): Promise<Departed> {
  const { cache, nowMs } = call;
  const startEmpty = () => Promise.resolve<Departed>({ ids: new Set(), upToMs: 0 });
  const known = await cache.get('departed', nowMs, startEmpty, Infinity);
  await cache.get('departed-read', nowMs, () => readOn(call, known), freshMs);
  return known;
}

/** Reads those who have left since, with an overlap for changes under way and clocks that differ. */
async function readOn(call: Call, known: Departed): Promise<void> {
  const { command } = call.database;
  let after = { closedAtMs: Math.max(0, known.upToMs - overlapMs), _id: '' };
  for (;;) {
    const { closedAtMs, _id } = after;
    const { data } = (await call.database
      .collection(collection)
      .where(
        command.or([{ closedAtMs: command.gt(closedAtMs) }, { closedAtMs, _id: command.gt(_id) }]),
      )
      .orderBy('closedAtMs', 'asc')
      .orderBy('_id', 'asc')
      .field({ memberId: true, closedAtMs: true })
      .limit(batch)
      .get()) as { data: (Pick<Deletion, 'memberId'> & { _id: string; closedAtMs: number })[] };
    for (const { memberId } of data) known.ids.add(memberId);
    const last = data.at(-1);
    known.upToMs = Math.max(known.upToMs, last?.closedAtMs ?? 0);
    if (!last || data.length < batch) return;
    after = last;
  }
}
