import type { Key } from './keys';

/** A phone has the keys on its screen. */
export function useTypedKeys(_onKey: (key: Key) => void): object {
  return {};
}
