import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, valuesOf, withoutId } from '../../../_kit/documents';
import type { Invite } from '#shared/store/staff/model';

const collection = 'invites';

export function addInvite(call: Call, invite: Invite): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: invite.codeHash, ...invite });
}

export async function findInvite(call: Call, codeHash: string): Promise<Invite | null> {
  const stored = await findDocument<Invite>(call.database, collection, codeHash);
  return stored && withoutId(stored);
}

/** Takes an invitation; false when somebody else took it since it was read. */
export async function takeInvite(
  call: Call,
  codeHash: string,
  accepted: NonNullable<Invite['accepted']>,
): Promise<boolean> {
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: codeHash, accepted: null })
      .update({ accepted: call.database.command.set(accepted) }),
  );
}

/** Invitations made after an instant, the oldest first. */
export async function listInvites(call: Call, sinceMs: number, limit: number): Promise<Invite[]> {
  return valuesOf<Invite>(
    call.database
      .collection(collection)
      .where({ createdAtMs: call.database.command.gte(sinceMs) })
      .orderBy('createdAtMs', 'asc')
      .limit(limit)
      .get(),
  );
}
