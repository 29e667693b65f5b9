import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './write-whole';

/** Signs login tokens and derives openids; the shop's data depend on it staying the same. */
export const LOGIN_SECRET = 'LOGIN_SECRET';

/** Secrets by name: 64 hexadecimal characters, or what the process environment says. */
export type Secrets = Record<string, string>;

/** Keys that a shop may have, and none is made for it: see docs/operations.md, "Keys for sealing". */
const isOptional = (name: string): boolean => name.startsWith('JIDIAN_SEAL_');

/**
 * The secrets of one shop. Each is made once and kept beside the shop's data; a variable of the
 * same name in the process environment wins, as it would on the platform.
 */
export function openSecrets(file: string, names: readonly string[]): Secrets {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : {};
  const missing = [LOGIN_SECRET, ...names].filter(
    (name) => kept[name] === undefined && !isOptional(name),
  );
  for (const name of missing) kept[name] = randomBytes(32).toString('hex');
  if (missing.length > 0) keepSecrets(file, kept);

  const effective = { ...kept };
  for (const name of names) {
    const given = process.env[name];
    if (given !== undefined && given !== '') effective[name] = given;
  }
  return effective;
}

export function keepSecrets(file: string, secrets: Secrets): void {
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
}
