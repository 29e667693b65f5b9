import type { Database } from '../database';

/** What a shop is filled with and from. */
export interface SeedParts {
  readonly database: Database;
  /** The local cloud's clock; a year of history ends here. */
  readonly nowMs: number;
  readonly secrets: Readonly<Record<string, string>>;
  readonly progress?: (line: string) => void;
}

/** Somebody a developer can log in as. */
export interface Person {
  readonly code: string;
  readonly role: string;
  readonly note: string;
}
