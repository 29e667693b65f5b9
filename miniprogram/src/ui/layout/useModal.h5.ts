import { useEffect, useRef } from 'react';

/** Set on the document while a sheet lies over the page; `browser.scss` stops scrolling by it. */
const lockedClass = 'behind-a-sheet';

/**
 * What a keyboard expects of paper laid over a page: focus moves into it and back afterwards,
 * Escape closes it, the page behind stays where it is. Without `onClose` nothing lies behind.
 */
export function useModal(onClose: (() => void) | undefined) {
  const paper = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  const isModal = onClose !== undefined;

  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    if (!isModal) return;
    const before = document.activeElement;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current?.();
    };
    document.addEventListener('keydown', closeOnEscape);
    document.documentElement.classList.add(lockedClass);
    paper.current?.focus({ preventScroll: true });
    return () => {
      document.removeEventListener('keydown', closeOnEscape);
      document.documentElement.classList.remove(lockedClass);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [isModal]);

  return { ref: paper, tabIndex: -1 };
}
