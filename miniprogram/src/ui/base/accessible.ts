interface Accessible {
  readonly role?: string | undefined;
  readonly label?: string | undefined;
  readonly selected?: boolean | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** What lies behind is out of reach. */
  readonly modal?: boolean | undefined;
}

/** The attributes a screen reader asks for, under the names each platform gives them. */
export function accessible(about: Accessible): Record<string, unknown> {
  const entries = Object.entries(about).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      process.env.TARO_ENV === 'h5' ? webName(name) : `aria${capital(name)}`,
      typeof value === 'boolean' ? String(value) : value,
    ]),
  );
}

function webName(name: string): string {
  return name === 'role' ? 'role' : `aria-${name}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
