/**
 * A mistake somebody might make, put into a copy of the sources to see whether the suites notice.
 * It is one that the compiler lets through.
 */
export interface Defect {
  /** Unique; its first word is the feature. */
  readonly id: string;
  /** What the product does wrong with it. */
  readonly says: string;
  /** From the root of the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
  /** Under `tests`, the files that are likely to notice. */
  readonly tests: readonly string[];
}

/** The text with the defect in it. Errors: throws when its place is not there, or there twice. */
export function withDefect(text: string, { id, file, find, put }: Defect): string {
  const places = text.split(find).length - 1;
  if (places !== 1) {
    throw new Error(`${id}: what it replaces stands ${String(places)} times in ${file}`);
  }
  return text.replace(find, () => put);
}
