import { readStored, removeStored, writeStored } from './storage';

/** Who is logged in at the local cloud; `key` changes with the person. */
export interface Session {
  readonly signedIn: boolean;
  readonly key: string;
}

interface Login {
  readonly token: string;
  readonly openid: string;
}

const storageKey = 'jidian.login';
const listeners = new Set<() => void>();
let login: Login | null | undefined;
let session: Session | undefined;
let codeInLink: string | null = takeCodeFromAddress();

export const canSwitchPerson: boolean = true;

function currentLogin(): Login | null {
  if (codeInLink !== null) return null;
  login ??= readStored(storageKey) as Login | null;
  return login;
}

export function currentSession(): Session {
  const known = currentLogin();
  session ??= { signedIn: known !== null, key: known?.openid ?? '' };
  return session;
}

export function sessionToken(): string | null {
  return currentLogin()?.token ?? null;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Login | null): void {
  login = next;
  session = undefined;
  if (next === null) removeStored(storageKey);
  else writeStored(storageKey, next);
  for (const listener of listeners) listener();
}

export function forgetSession(): void {
  codeInLink = null;
  become(null);
}

/** Logs in as the person a code stands for. Gives false when the local cloud did not answer. */
export async function logIn(code: string): Promise<boolean> {
  try {
    const response = await fetch('./auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    if (!response.ok) return false;
    const answer = (await response.json()) as Login;
    codeInLink = null;
    become(answer);
    return true;
  } catch {
    // No network is an answer here: the sheet says so and lets the person try again.
    return false;
  }
}

/** The person a link asks for; it comes before whoever is logged in, until that login is done. */
export function linkedCode(): string | null {
  return codeInLink;
}

/** Takes the code out of `/?code=...`, so that reloading keeps the person and their token. */
function takeCodeFromAddress(): string | null {
  const address = new URL(window.location.href);
  const code = address.searchParams.get('code');
  if (code === null) return null;
  address.searchParams.delete('code');
  window.history.replaceState(window.history.state, '', address.toString());
  return code === '' ? null : code;
}
