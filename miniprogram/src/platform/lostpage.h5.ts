let isLost = false;
const listeners = new Set<() => void>();

// Each page comes as files of its own: without a network, or once a newer version has replaced them, a tap
// leads nowhere and nothing says so.
window.addEventListener('unhandledrejection', ({ reason }: { reason: unknown }) => {
  if (reason instanceof Error && reason.name === 'ChunkLoadError') become(true);
});

/** Whether the page that the address names did not arrive, and an older one still shows. */
export function isPageLost(): boolean {
  return isLost;
}

export function onLostPage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The person stays where they are. */
export function leaveLostPage(): void {
  become(false);
}

/** Starts over on the wanted page, in its newest version; nothing happens while the shop is out of reach. */
export async function openLostPage(): Promise<void> {
  const isThere = await fetch(window.location.pathname, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere) window.location.reload();
}

function become(next: boolean): void {
  isLost = next;
  for (const listener of listeners) listener();
}
