/** WeChat says who the caller is; there is nothing to log in to. */
export interface Session {
  readonly signedIn: boolean;
  readonly key: string;
}

const session: Session = { signedIn: true, key: 'wechat' };

export const canSwitchPerson: boolean = false;

export function currentSession(): Session {
  return session;
}

export function onSessionChange(_listener: () => void): () => void {
  return () => undefined;
}

export function forgetSession(): void {
  // The identity is the platform's own.
}
