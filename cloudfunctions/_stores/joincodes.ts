import type { MemberId } from '#shared/kernel/ids';
import type { JoinSource } from '#shared/member/model';
import type { Call } from '../_kit/action';
import { addDocument } from '../_kit/documents';
import { base32 } from '../_kit/base32';

const collection = 'joincodes';

/** Long enough that nobody names a store that did not bring them; short enough for a scene. */
const codeBytes = 10;

/**
 * The join code of a person in a store, or of the store itself: the same one every time, and known to
 * us only once it has been asked for.
 */
export async function issueJoinCode(
  call: Call,
  storeId: string,
  staffId: MemberId | null,
): Promise<string> {
  const digest = Buffer.from(call.ports.hmac(`join:${storeId}:${staffId ?? ''}`), 'hex');
  const joinCode = `J${base32(digest.subarray(0, codeBytes))}`;
  const source = { joinCode, storeId, staffId, atMs: call.nowMs };
  await addDocument(call.database, collection, { _id: joinCode, ...source });
  return joinCode;
}

/**
 * WeChat's picture of a code that has been given out, as Base64; null where WeChat would not draw it.
 * It stays good for ever and is the same every time, so it is drawn once and kept: WeChat draws only
 * so many a minute. Two who ask at the same instant keep the same picture.
 */
export async function pictureOfJoinCode(call: Call, joinCode: string): Promise<string | null> {
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: joinCode })
    .field({ picture: true })
    .limit(1)
    .get()) as { data: { readonly picture?: string }[] };
  const kept = data[0]?.picture;
  if (kept !== undefined) return kept;
  const drawn = await call.ports.wechat.drawMiniCode({ scene: joinCode, page: 'pages/home/index' });
  if (drawn === null) return null;
  const picture = Buffer.from(drawn).toString('base64');
  await call.database.collection(collection).doc(joinCode).update({ picture });
  return picture;
}

/** Who stands behind a join code; null for a code that we never gave out. */
export async function findJoinSource(call: Call, joinCode: string): Promise<JoinSource | null> {
  if (!/^J[0-9A-Z]{16}$/.test(joinCode)) return null;
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: joinCode })
    // Without the picture, which is large and of no use here.
    .field({ storeId: true, staffId: true })
    .limit(1)
    .get()) as { data: Omit<JoinSource, 'joinCode'>[] };
  const [found] = data;
  return found ? { joinCode, storeId: found.storeId, staffId: found.staffId } : null;
}
