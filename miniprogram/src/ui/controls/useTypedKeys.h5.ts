import { useEffect, useRef } from 'react';
import type { Key } from './keys';

const keys: Readonly<Record<string, Key>> = { Backspace: 'erase', Delete: 'erase', '。': '.' };

/** What is typed on a keyboard, as if the keys on the screen were pressed; a text field keeps its own. */
export function useTypedKeys(onKey: (key: Key) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      const isField = /^(input|textarea)$/i.test((event.target as Element | null)?.tagName ?? '');
      if (isField || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keys[event.key] ?? (/^[0-9.-]$/.test(event.key) ? (event.key as Key) : null);
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', type);
    return () => document.removeEventListener('keydown', type);
  }, []);
}
