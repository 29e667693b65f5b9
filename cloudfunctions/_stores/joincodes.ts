import type { MemberId } from '#shared/kernel/ids';
import type { JoinSource } from '#shared/member/model';
import type { Call } from '../_kit/action';
import { addDocument, findDocument } from '../_kit/documents';
import { base32 } from '../_kit/base32';

const collection = 'joincodes';

/** Long enough that nobody names a store that did not bring them; short enough for a scene. */
const codeBytes = 10;

/**
 * The join code of a person in a store: the same one every time, and known to us only once it has been
 * asked for.
 */
export async function issueJoinCode(
  call: Call,
  storeId: string,
  staffId: MemberId,
): Promise<string> {
  const digest = Buffer.from(call.ports.hmac(`join:${storeId}:${staffId}`), 'hex');
  const joinCode = `J${base32(digest.subarray(0, codeBytes))}`;
  const source = { joinCode, storeId, staffId, atMs: call.nowMs };
  await addDocument(call.database, collection, { _id: joinCode, ...source });
  return joinCode;
}

/** Who stands behind a join code; null for a code that we never gave out. */
export async function findJoinSource(call: Call, joinCode: string): Promise<JoinSource | null> {
  if (!/^J[0-9A-Z]{16}$/.test(joinCode)) return null;
  const found = await findDocument<JoinSource>(call.database, collection, joinCode);
  return found && { joinCode, storeId: found.storeId, staffId: found.staffId };
}
