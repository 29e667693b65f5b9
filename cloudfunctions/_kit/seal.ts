import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ports } from './ports';

/** Names the key and the way it is used, so that another can take its place later on. */
const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/**
 * A personal text as it may be stored: AES-256-GCM under a key derived from the identity key, so that
 * a copy of the database alone tells nothing.
 */
export function seal(ports: Pick<Ports, 'hmac' | 'randomBytes'>, text: string): string {
  const iv = ports.randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ports), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${version}:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`;
}

/** The text again. Errors: throws when it was sealed with another key, or altered. */
export function unseal(ports: Pick<Ports, 'hmac'>, sealed: string): string {
  if (!sealed.startsWith(`${version}:`)) throw new Error('sealed in a way not known here');
  const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ports), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const opened = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()];
  return Buffer.concat(opened).toString('utf8');
}

function keyOf({ hmac }: Pick<Ports, 'hmac'>): Buffer {
  return Buffer.from(hmac(`seal:${version}`), 'hex');
}
