import { useEffect, useRef } from 'react';
import type { Key } from './keys';

const keys: Readonly<Record<string, Key>> = { Backspace: 'erase', Delete: 'erase', '。': '.' };

/**
 * What is typed on a keyboard, as if the keys on the screen were pressed. A text field keeps its own,
 * and keys that lie behind a sheet rest. Gives what the box of the keys needs.
 */
export function useTypedKeys(onKey: (key: Key) => void): object {
  const box = useRef<HTMLElement>(null);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      const isField = /^(input|textarea)$/i.test((event.target as Element | null)?.tagName ?? '');
      const isBehind = document.querySelector('.sheet') !== null && !box.current?.closest('.sheet');
      if (isField || isBehind || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keys[event.key] ?? (/^[0-9.-]$/.test(event.key) ? (event.key as Key) : null);
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', type);
    return () => document.removeEventListener('keydown', type);
  }, []);
  return { ref: box };
}
