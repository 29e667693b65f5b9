import { createHash } from 'node:crypto';

/** A key that personal texts are sealed with, and the name of it that stands before each of them. */
export interface SealKey {
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** The first one seals, all of them open. */
export type SealKeys = readonly [SealKey, ...SealKey[]];

const keyForm = /^[0-9a-f]{64}$/;

/**
 * The keys a function knows: `JIDIAN_SEAL_KEY`, which seals; `JIDIAN_SEAL_KEY_OTHER`, which only opens
 * while one takes the place of another; and always the one derived from the identity key, `v1`, which
 * seals where no key was made for it. A key is named by a part of its hash, so that nobody numbers them.
 *
 * Errors: throws where one is not 64 hexadecimal characters. Source: docs/decisions/0050.
 */
export function sealKeysOf(
  hmac: (text: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): SealKeys {
  const derived = { keyId: 'v1', key: Buffer.from(hmac('seal:v1'), 'hex') };
  const own = keyFrom(env, 'JIDIAN_SEAL_KEY');
  const other = keyFrom(env, 'JIDIAN_SEAL_KEY_OTHER');
  const opening = other === null ? [] : [other];
  return own === null ? [derived, ...opening] : [own, ...opening, derived];
}

function keyFrom(env: Readonly<Record<string, string | undefined>>, name: string): SealKey | null {
  const text = env[name] ?? '';
  if (text === '') return null;
  if (!keyForm.test(text)) throw new Error(`${name} is not 64 hexadecimal characters`);
  const key = Buffer.from(text, 'hex');
  return { keyId: `v2.${createHash('sha256').update(key).digest('hex').slice(0, 8)}`, key };
}
