import type { BusinessDate } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import type { Member } from '#shared/member/model';
import type { Notice } from '#shared/notice/model';
import type { Call } from '../../_kit/action';
import {
  addDocument,
  addDocuments,
  findDocument,
  isUpdated,
  type Stored,
} from '../../_kit/documents';

const collection = 'notices';

/** How far today's walk over the acceptances has come. */
export interface WalkOfToday {
  readonly date: BusinessDate;
  readonly afterId: string;
  readonly isDone: boolean;
}

/**
 * Puts messages into the outbox that are not there yet, and gives how many were new. A message keeps
 * its id for ever, so what was found twice, or by two runs at once, is there once.
 */
export async function addNotices(call: Call, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const documents = notices.map((notice) => ({ _id: notice.noticeId, ...notice }));
  const ids = documents.map(({ _id }) => _id);
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.in(ids) })
    .field({ _id: true })
    .limit(ids.length)
    .get()) as { data: { _id: string }[] };
  const standing = new Set(data.map(({ _id }) => _id));
  const missing = documents.filter(({ _id }) => !standing.has(_id));
  if (missing.length === 0) return 0;
  if ((await addDocuments(call.database, collection, missing)) === 'added') return missing.length;

  let added = 0;
  for (const document of missing) {
    if ((await addDocument(call.database, collection, document)) === 'added') added += 1;
  }
  return added;
}

/** What has come to its time, the longest waiting first. */
export async function listDueNotices(call: Call, limit: number): Promise<Notice[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ nextAttemptAtMs: call.database.command.lte(call.nowMs) })
    .orderBy('nextAttemptAtMs', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Notice>[] };
  return data.map(({ _id, ...notice }) => notice);
}

/**
 * Moves a message on if nobody else did since it was read. Gives false, and writes nothing, when
 * somebody did: state, tries and time together are never the same twice.
 */
export async function moveNotice(
  call: Call,
  { noticeId, state, tries, nextAttemptAtMs }: Notice,
  next: Partial<Pick<Notice, 'state' | 'tries' | 'nextAttemptAtMs' | 'reason'>>,
): Promise<boolean> {
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: noticeId, state, tries, nextAttemptAtMs })
      .update({ ...next, updatedAtMs: call.nowMs }),
  );
}

export async function findOpenid(call: Call, memberId: MemberId): Promise<string | null> {
  const member = await findDocument<Member>(call.database, 'members', memberId);
  // Of a deleted member it is empty.
  return member?.openid ? member.openid : null;
}

export function findWalkOfToday(call: Call): Promise<WalkOfToday | null> {
  return findDocument<WalkOfToday>(call.database, 'jobs', 'find-notices-of-today');
}

export async function saveWalkOfToday(call: Call, walk: WalkOfToday): Promise<void> {
  await call.database.collection('jobs').doc('find-notices-of-today').set(walk);
}
