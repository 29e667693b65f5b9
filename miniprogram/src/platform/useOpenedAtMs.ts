import { useState } from 'react';

/** When the screen was opened, by the phone's own clock. */
export function useOpenedAtMs(): number {
  const [openedAtMs] = useState(() => Date.now());
  return openedAtMs;
}
