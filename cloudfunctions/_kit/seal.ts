import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ports } from './ports';

const ivBytes = 12;
const tagBytes = 16;

/**
 * A personal text as it may be stored: AES-256-GCM under the newest key, whose name stands before it, so
 * that a copy of the database alone tells nothing.
 */
export function seal(
  { sealKeys: [{ keyId, key }], randomBytes }: Pick<Ports, 'sealKeys' | 'randomBytes'>,
  text: string,
): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${keyId}:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`;
}

/** The text again. Errors: throws when its key is not known here, and when it was altered. */
export function unseal({ sealKeys }: Pick<Ports, 'sealKeys'>, sealed: string): string {
  const keyId = keyIdOf(sealed);
  const key = sealKeys.find((one) => one.keyId === keyId)?.key;
  if (!key) {
    throw new Error(
      `sealed with ${keyId}, a key that is set neither as JIDIAN_SEAL_KEY nor as JIDIAN_SEAL_KEY_OTHER`,
    );
  }
  const bytes = Buffer.from(sealed.slice(keyId.length + 1), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const opened = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()];
  return Buffer.concat(opened).toString('utf8');
}

/** The name of the key that a text was sealed with. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf(':')));
}
