import { maskedPhone, type BoundPhone, type PhoneNumber } from '#shared/member/phone';
import { unseal } from './seal';
import type { Ports } from './ports';

/** The number of a member as anybody may see it; null while none is bound. */
export function maskedPhoneOf(
  ports: Pick<Ports, 'sealKeys'>,
  bound: readonly BoundPhone[],
): string | null {
  const newest = newestPhone(bound);
  return newest && maskedPhone(JSON.parse(unseal(ports, newest.sealed)) as PhoneNumber);
}

/** While one takes the place of another a member has two; the newer one counts. */
export function newestPhone(bound: readonly BoundPhone[]): BoundPhone | null {
  return bound.reduce<BoundPhone | null>(
    (newest, one) => (newest && isNewer(newest, one) ? newest : one),
    null,
  );
}

function isNewer(one: BoundPhone, other: BoundPhone): boolean {
  if (one.boundAtMs !== other.boundAtMs) return one.boundAtMs > other.boundAtMs;
  return one.phoneIndex > other.phoneIndex;
}
