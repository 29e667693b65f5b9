import type { Row } from '../engine/table';
import type { IdKey } from '../values/ids';
import type { Doc } from '../values/types';

/** One document to write: `before` is what the writer saw, `after` what it shall be. */
export interface Write {
  key: IdKey;
  before: Row | undefined;
  after: Doc | undefined;
  /** `after` as text, when the writer has it already. */
  text?: string;
}
