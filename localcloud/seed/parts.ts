import type { Database } from '../database';
import type { Books } from '../wechat/pay/books';

/** What a shop is filled with and from. */
export interface SeedParts {
  readonly database: Database;
  /** The local cloud's clock; a year of history ends here. */
  readonly nowMs: number;
  readonly secrets: Readonly<Record<string, string>>;
  /** What WeChat Pay's stand-in knows: a payment it never heard of could not be given back. */
  readonly payBooks: Pick<Books, 'saveTrade' | 'saveRefund'>;
  readonly progress?: (line: string) => void;
}

/** Somebody a developer can log in as. */
export interface Person {
  readonly code: string;
  readonly role: string;
  readonly note: string;
}
