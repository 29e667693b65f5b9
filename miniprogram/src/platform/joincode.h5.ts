/** Taken out of `/?join=...` when the page opens, so that a link passed on is a clean one. */
const opened = takeFromAddress();

/** The code of the store and person whose picture was scanned to get here; null for who came alone. */
export function joinCode(): string | null {
  return opened;
}

/** What a picture for new members leads to. */
export function joinLink(code: string): string | null {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}?join=${encodeURIComponent(code)}`;
}

function takeFromAddress(): string | null {
  const address = new URL(window.location.href);
  const code = address.searchParams.get('join');
  if (code === null) return null;
  address.searchParams.delete('join');
  window.history.replaceState(window.history.state, '', address.toString());
  return code === '' ? null : code;
}
